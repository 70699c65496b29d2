import multipart from '@fastify/multipart';
import type { App } from '../app.ts';
import type { ApiConfig } from '../deps.ts';

export const defaultMaxUploadBytes = 25 * 1024 * 1024;
export const maxUploadBytes = (config: ApiConfig): number => config.maxUploadBytes ?? defaultMaxUploadBytes;

/** Files come as streams. The limit here is one byte more than ours, so that ours is the one that answers. */
export async function takeUploads(app: App, config: ApiConfig): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 5, fieldSize: 2000, fileSize: maxUploadBytes(config) + 1, parts: 6 },
  });
}
