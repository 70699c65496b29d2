import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../domain/id.ts';
import type { FileStore } from './file-store.ts';

const known = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** Files in a folder of this machine, spread over 256 folders; each appears whole or not at all. */
export function diskFiles(folder: string): FileStore {
  const pathOf = (key: string): string => {
    if (!known.test(key)) throw new Error(`expected the key of a file but got ${JSON.stringify(key)}`);
    return join(folder, key);
  };
  return {
    async put(content: Readable): Promise<string> {
      const id = newId();
      // The end of a v7 id is random, its beginning is the time.
      const key = `${id.slice(-2)}/${id}`;
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.part`;
      try {
        await pipeline(content, createWriteStream(draft, { mode: 0o600, flags: 'wx' }));
        const file = await open(draft, 'r+');
        await file.sync().finally(() => file.close());
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      return key;
    },
    async open(key: string): Promise<Readable> {
      await stat(pathOf(key));
      return createReadStream(pathOf(key));
    },
    remove: (key: string) => rm(pathOf(key), { force: true }),
  };
}
