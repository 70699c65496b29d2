import { BrokenFile } from './broken-file.ts';
import { orientationOf, tiffWith } from './exif.ts';

const [exifFlag, xmpFlag] = [0x08, 0x04];

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** A WebP without EXIF and XMP, its orientation kept. */
export function stripWebp(bytes: Buffer): Buffer {
  const magic = bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12);
  if (magic !== 'RIFFWEBP') throw new BrokenFile('expected the start of a WebP');
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new BrokenFile('expected a whole WebP');
  const parts: Buffer[] = [];
  let orientation = 1;
  for (let at = 12; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length < length) throw new BrokenFile('expected a whole WebP chunk');
    if (type === 'EXIF') {
      // Some writers put JPEG's header before the TIFF bytes.
      const tiff = content.subarray(0, 4).toString('latin1') === 'Exif' ? content.subarray(6) : content;
      orientation = orientationOf(tiff) ?? 1;
    } else if (type !== 'XMP ') parts.push(chunk(type, Buffer.from(content)));
    at += 8 + length + (length % 2);
  }
  const keepsExif = orientation !== 1;
  if (parts[0]?.toString('latin1', 0, 4) === 'VP8X') {
    parts[0][8] = (parts[0][8]! & ~(exifFlag | xmpFlag)) | (keepsExif ? exifFlag : 0);
    if (keepsExif) parts.push(chunk('EXIF', tiffWith(orientation)));
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts]);
  return chunk('RIFF', body);
}
