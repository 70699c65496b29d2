import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import { checksum } from '../backup/manifest.ts';
import { Refusal } from '../refusal.ts';

/** A month that was taken out of the database. */
export interface ArchivedMonth {
  /** As the partition was called, such as case_events_2027_01. */
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** Of the file. */
  readonly sha256: string;
  readonly archivedAt: Instant;
  /** The checksum of the entry before this one: none can be changed or taken out without its being seen. */
  readonly before: string;
}

const fileOf = (folder: string): string => join(folder, 'manifest.json');
const entrySum = (entry: ArchivedMonth | undefined): string =>
  entry ? createHash('sha256').update(JSON.stringify(entry)).digest('hex') : '';

/** What is in the archive, the oldest entry first. @throws Refusal when the list itself has been changed */
export async function archived(folder: string): Promise<ArchivedMonth[]> {
  const text = await readFile(fileOf(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  const entries = JSON.parse(text) as ArchivedMonth[];
  for (const [n, { name, before }] of entries.entries())
    if (before !== entrySum(entries[n - 1]))
      throw new Refusal(`The archive was changed: the entry before ${name} is not the one that was written.`);
  return entries;
}

/** Adds a month; the list is there as a whole, before or after, whenever the machine stops. */
export async function note(folder: string, month: Omit<ArchivedMonth, 'before'>): Promise<void> {
  const entries = await archived(folder);
  const next = [...entries, { ...month, before: entrySum(entries.at(-1)) }];
  await writeFile(`${fileOf(folder)}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${fileOf(folder)}.new`, fileOf(folder));
}

/** @throws Refusal when a file is missing or is not what was archived */
export async function verifyFile(folder: string, { file, sha256 }: ArchivedMonth): Promise<void> {
  const found = await checksum(join(folder, file)).catch(() => undefined);
  if (found === undefined) throw new Refusal(`The archive is incomplete: ${file} is missing.`);
  if (found !== sha256) throw new Refusal(`The archive is damaged: ${file} is not what was archived.`);
}
