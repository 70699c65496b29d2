import { BrokenFile } from './broken-file.ts';
import { orientationOf, tiffWith } from './exif.ts';

const exifHeader = Buffer.from('Exif\0\0', 'latin1');

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Kept application segments: JFIF, colour profile, Adobe's transform. EXIF, XMP, IPTC, maker notes and comments go. */
const keeps = (marker: number, content: Buffer): boolean => {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe2) return content.subarray(0, 11).toString('latin1') === 'ICC_PROFILE';
  return marker === 0xe0 || marker === 0xee;
};

/** The end of the entropy-coded data that begins here: the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** A JPEG without metadata; only its orientation stays, or photos would lie on their side. Pictures hidden behind the end go too. */
export function stripJpeg(bytes: Buffer): Buffer {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) throw new BrokenFile('expected the start of a JPEG');
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let pictured = false;
  let at = 2;
  while (at + 3 < bytes.length) {
    if (bytes[at] !== 0xff) throw new BrokenFile('expected a JPEG marker');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (length < 2 || at + 2 + length > bytes.length) throw new BrokenFile('expected a whole JPEG segment');
    if (marker === 0xe1 && content.subarray(0, 6).equals(exifHeader))
      orientation = orientationOf(content.subarray(6)) ?? orientation;
    if (keeps(marker, content)) parts.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
    if (marker !== 0xda) continue;
    pictured = true;
    const end = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (!pictured) throw new BrokenFile('expected the picture of a JPEG');
  if (orientation !== 1) parts.splice(1, 0, segment(0xe1, Buffer.concat([exifHeader, tiffWith(orientation)])));
  return Buffer.concat([...parts, Buffer.from([0xff, 0xd9])]);
}
