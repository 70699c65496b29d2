import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Wall } from '../../domain/clock.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import type { Database } from '../../store/database.ts';

/** A file younger than a day may belong to an upload whose transaction is still open. */
const graceMs = 86_400_000;

/**
 * Removes files that no document names: those of erased documents, and of uploads that were cut off. The row goes first and the file after
 * it, so a crash in between leaves a file, never a document without one. Answers how many were removed.
 */
export async function sweepFiles(folder: string, database: Database, wall: Wall): Promise<number> {
  const { rows } = await database.raw('select file_key, public_file_key from documents');
  const named = new Set(
    rows.flatMap((row: { file_key: string; public_file_key: string | null }) => [row.file_key, row.public_file_key]),
  );
  const before = millisecondsOf(wall.now()) - graceMs;
  let removed = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const key = path.slice(folder.length + 1);
    if (named.has(key) || (await stat(path)).mtimeMs > before) continue;
    await rm(path);
    removed += 1;
  }
  return removed;
}
