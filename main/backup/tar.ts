import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { Refusal } from '../refusal.ts';

/** Packs all of a folder into a compressed archive that its user alone can read, from its first byte on. */
export async function pack(archive: string, folder: string): Promise<void> {
  // Made before tar writes into it: what it holds must at no moment be readable by others.
  await rm(archive, { force: true });
  await writeFile(archive, '', { mode: 0o600, flag: 'wx' });
  await tar(['-czf', archive, '-C', folder, '.']);
}

/** Unpacks an archive into a folder that exists. */
export const unpack = (archive: string, folder: string): Promise<void> =>
  tar(['-xzf', archive, '-C', folder, '--no-same-owner']);

async function tar(args: readonly string[]): Promise<void> {
  const child = spawn('tar', args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const [code] = await once(child, 'close').catch((error: Error) => {
    complaint = error.message;
    return [null];
  });
  if (code !== 0) throw new Refusal(`The archive cannot be used: ${complaint.trim().split('\n')[0]}`);
}
