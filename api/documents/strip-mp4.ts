import { BrokenFile } from './broken-file.ts';

/** Boxes that hold boxes on the way to metadata (ISO/IEC 14496-12). */
const opened = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);
/** User data (`©xyz`, `loci`), Apple's keys (`meta`), and anybody's own box (XMP). */
const emptied = new Set(['udta', 'meta', 'uuid']);
/** Tracks people see and hear; others record positions and sensors. */
const played = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'tmcd', 'hint']);

/** The type of a track's content, by the handler in its media box. */
function handlerOf(bytes: Buffer, from: number, to: number): string | undefined {
  const at = bytes.subarray(from, to).indexOf('hdlr', 0, 'latin1');
  return at < 0 ? undefined : bytes.toString('latin1', from + at + 12, from + at + 16);
}

function clear(bytes: Buffer, at: number, header: number, end: number): void {
  bytes.write('free', at + 4, 'latin1');
  bytes.fill(0, at + header, end);
}

function walk(bytes: Buffer, from: number, to: number): void {
  for (let at = from; at < to; ) {
    if (at + 8 > to) throw new BrokenFile('expected a whole box of an MP4');
    const short = bytes.readUInt32BE(at);
    const header = short === 1 ? 16 : 8;
    if (at + header > to) throw new BrokenFile('expected a whole box of an MP4');
    const size = short === 0 ? to - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const end = at + size;
    if (size < header || end > to) throw new BrokenFile('expected a whole box of an MP4');
    const type = bytes.toString('latin1', at + 4, at + 8);
    const handler = type === 'trak' ? handlerOf(bytes, at + header, end) : undefined;
    if (emptied.has(type) || (handler && !played.has(handler))) clear(bytes, at, header, end);
    else if (opened.has(type)) walk(bytes, at + header, end);
    at = end;
  }
}

/**
 * An MP4 or MOV without metadata. Boxes are emptied where they stand, not taken out: the tables of the film point to bytes by their
 * place. Tracks that are neither seen nor heard are closed; their samples stay as bytes that nothing names.
 */
export function stripMp4(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  walk(copy, 0, copy.length);
  return copy;
}
