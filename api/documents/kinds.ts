import { fileTypeFromBuffer } from 'file-type';
import { ApiError } from '../errors/api-error.ts';

/** Media types that are taken, as found in the bytes. */
export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'application/pdf',
] as const;
export type MediaType = (typeof mediaTypes)[number];

/** So many bytes tell the kind of a file. */
export const headBytes = 4100;

/** The kind of a file from its first bytes; its name and what the sender claims don't count. @throws ApiError `upload-kind` */
export async function kindOfFile(head: Uint8Array): Promise<MediaType> {
  const found = await fileTypeFromBuffer(head);
  // An iPhone's video and one for the web differ by brand only.
  const mime = found?.mime === 'video/x-m4v' ? 'video/mp4' : found?.mime;
  if (mime && (mediaTypes as readonly string[]).includes(mime)) return mime as MediaType;
  throw new ApiError('upload-kind', `expected one of ${mediaTypes.join(', ')} but got ${mime ?? 'something else'}`);
}
