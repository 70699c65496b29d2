import type { MediaType } from './kinds.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripMp4 } from './strip-mp4.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

/** What residents see of a file: the same picture, without where and by what it was taken. A PDF stays as it is. */
export const publicCopyOf: Record<MediaType, (bytes: Buffer) => Buffer> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'video/mp4': stripMp4,
  'video/quicktime': stripMp4,
  'application/pdf': (bytes) => bytes,
};
