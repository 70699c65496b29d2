import type { Readable } from 'node:stream';

/** Where the bytes of documents lie; rows name them by key. */
export interface FileStore {
  /** Takes a stream and gives it a key; nothing is left behind when the stream fails. */
  put(content: Readable): Promise<string>;
  /** Rejects when there is no such key. */
  open(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
}
