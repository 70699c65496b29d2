import { crc32 } from 'node:zlib';
import { BrokenFile } from './broken-file.ts';
import { orientationOf, tiffWith } from './exif.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks with words about the picture: EXIF, texts (XMP is one), the time. */
const dropped = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(content.length);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** A PNG without metadata, its orientation kept; what lies behind its end goes. */
export function stripPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(signature)) throw new BrokenFile('expected the start of a PNG');
  const parts: Buffer[] = [signature];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new BrokenFile('expected a whole PNG chunk');
    const type = bytes.toString('latin1', at + 4, at + 8);
    const orientation = type === 'eXIf' ? orientationOf(bytes.subarray(at + 8, end - 4)) : undefined;
    if (!dropped.has(type)) parts.push(bytes.subarray(at, end));
    else if (orientation && orientation !== 1) parts.push(chunk('eXIf', tiffWith(orientation)));
    if (type === 'IEND') return Buffer.concat(parts);
    at = end;
  }
  throw new BrokenFile('expected the end of a PNG');
}
