import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '../../domain/instant.ts';
import { Refusal } from '../refusal.ts';

export const FORMAT = 'sakin-backup-1';

/** What a backup holds, in its file manifest.json. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly createdAt: Instant;
  /** The migrations that the saved database had, in their order: its schema. */
  readonly migrations: readonly string[];
  readonly tables: readonly SavedTable[];
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
  /** The months that events and history had, as names of partitions; none in backups of releases without them. */
  readonly months?: readonly string[];
  /** Every other file of the archive. */
  readonly contents: readonly Content[];
}

export interface SavedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface Content {
  readonly path: string;
  readonly sha256: string;
}

/** The parts of a data folder that a backup carries as they are. */
export const CARRIED = ['files', 'keys'] as const;
/** The passwords of the embedded server stay here: a restored server makes its own. */
export const LEFT_OUT = 'keys/database.json';

/** All regular files in these folders of `base`, as sorted paths relative to it. */
export async function filesOf(base: string, folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(base, folder), { recursive: true, withFileTypes: true }).catch(none);
    for (const entry of entries)
      if (entry.isFile()) found.push(join(entry.parentPath, entry.name).slice(base.length + 1));
  }
  return found.sort();
}

const none = (error: NodeJS.ErrnoException): [] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};

export async function checksum(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Compares an unpacked backup with its manifest. @throws Refusal that names the first difference */
export async function verify(folder: string, { contents }: Manifest): Promise<void> {
  for (const { path, sha256 } of contents) {
    const found = await checksum(join(folder, path)).catch(() => 'missing');
    if (found === 'missing') throw new Refusal(`The backup is incomplete: ${path} is missing.`);
    if (found !== sha256) throw new Refusal(`The backup is damaged: ${path} is not what was saved.`);
  }
  const named = new Set(contents.map(({ path }) => path));
  const stranger = (await filesOf(folder, ['tables', ...CARRIED])).find((path) => !named.has(path));
  if (stranger !== undefined) throw new Refusal(`The backup was changed: ${stranger} is not in its manifest.`);
}
