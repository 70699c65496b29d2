import type { MediaType } from './kinds.ts';
import { NotPublishable } from './not-publishable.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripMp4 } from './strip-mp4.ts';
import { stripPdf } from './strip-pdf.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const copies: Record<MediaType, (bytes: Buffer) => Buffer | Promise<Buffer>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'video/mp4': stripMp4,
  'video/quicktime': stripMp4,
  'application/pdf': stripPdf,
};

/** What residents see of a file: the same picture or pages, without where, by what and by whom it was made; undefined where that can't be told apart. */
export async function publicCopyOf(mediaType: MediaType, bytes: Buffer): Promise<Buffer | undefined> {
  try {
    return await copies[mediaType](bytes);
  } catch (error) {
    if (error instanceof NotPublishable) return undefined;
    throw error;
  }
}
