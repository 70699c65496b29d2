import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ApiError } from '../errors/api-error.ts';
import { BrokenFile } from './broken-file.ts';
import type { FileStore } from './file-store.ts';
import { headBytes, kindOfFile, type MediaType } from './kinds.ts';
import { publicCopyOf } from './public-copy.ts';

/** A file that lies in the store. */
export interface TakenFile {
  fileKey: string;
  /** Null: nobody but the staff sees it, for it may tell more than it shows. */
  publicFileKey: string | null;
  mediaType: MediaType;
  size: number;
  sha256: string;
}

interface Seen {
  mediaType?: MediaType;
  size: number;
  hash: ReturnType<typeof createHash>;
}

/** Passes the bytes on, after the first of them have told a kind that is taken. @throws ApiError when kind, size or emptiness forbid it */
async function* inspected(content: AsyncIterable<Buffer>, seen: Seen, maxBytes: number): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const part of content) {
    seen.size += part.length;
    if (seen.size > maxBytes) throw new ApiError('upload-too-big', `expected at most ${maxBytes} bytes`);
    seen.hash.update(part);
    if (head === undefined) {
      yield part;
      continue;
    }
    head = Buffer.concat([head, part]);
    if (head.length < headBytes) continue;
    seen.mediaType = await kindOfFile(head);
    yield head;
    head = undefined;
  }
  if (seen.size === 0) throw new ApiError('upload-empty');
  if (head === undefined) return;
  seen.mediaType = await kindOfFile(head);
  yield head;
}

async function whole(content: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Streams an upload into the store and makes its public copy. Nothing is left behind when it is refused. */
export async function takeFile(files: FileStore, content: AsyncIterable<Buffer>, maxBytes: number): Promise<TakenFile> {
  const seen: Seen = { size: 0, hash: createHash('sha256') };
  const fileKey = await files.put(Readable.from(inspected(content, seen, maxBytes)));
  const mediaType = seen.mediaType!;
  try {
    const copy = await publicCopyOf(mediaType, await whole(await files.open(fileKey)));
    const publicFileKey = copy ? await files.put(Readable.from([copy])) : null;
    return { fileKey, publicFileKey, mediaType, size: seen.size, sha256: seen.hash.digest('hex') };
  } catch (error) {
    await files.remove(fileKey);
    throw error instanceof BrokenFile || error instanceof RangeError
      ? new ApiError('upload-broken', error.message)
      : error;
  }
}

/** Takes back what was stored for a row that was then not written. */
export async function dropFile(files: FileStore, taken: TakenFile): Promise<void> {
  await files.remove(taken.fileKey);
  if (taken.publicFileKey) await files.remove(taken.publicFileKey);
}
