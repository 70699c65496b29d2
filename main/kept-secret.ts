import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folder of all secrets that this installation made for itself; backups carry it. */
export const keysFolder = (data: string): string => join(data, 'keys');

/** A secret of 43 characters that is made when first asked for and the same ever after: `<data>/keys/<name>`, mode 0600. */
export async function keptSecret(data: string, name: string): Promise<string> {
  const file = join(keysFolder(data), name);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) await makeOnce(file);
  return await readFile(file, 'utf8');
}

/** Written aside, then linked, which fails when there is one: two processes agree on the first one's secret, and nobody reads half. */
async function makeOnce(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
}
