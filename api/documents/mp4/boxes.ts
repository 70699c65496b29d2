import { BrokenFile } from '../broken-file.ts';

/** A box of an MP4 or MOV (ISO/IEC 14496-12), by places in the file. */
export interface Box {
  type: string;
  /** Where it begins, where its content begins, where it ends. */
  at: number;
  content: number;
  end: number;
}

/** The boxes between two places. @throws BrokenFile */
export function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at < to; ) {
    // QuickTime ends some lists of boxes by four zero bytes.
    if (to - at === 4 && bytes.readUInt32BE(at) === 0) return;
    if (at + 8 > to) throw new BrokenFile('expected a whole box of an MP4');
    const short = bytes.readUInt32BE(at);
    const content = at + (short === 1 ? 16 : 8);
    if (content > to) throw new BrokenFile('expected a whole box of an MP4');
    const size = short === 0 ? to - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const end = at + size;
    if (end < content || end > to) throw new BrokenFile('expected a whole box of an MP4');
    yield { type: bytes.toString('latin1', at + 4, at + 8), at, content, end };
    at = end;
  }
}

/** The first box on the way down, such as mdia, minf, stbl. */
export function boxAt(bytes: Buffer, within: Box, ...path: string[]): Box | undefined {
  const [type, ...rest] = path;
  if (type === undefined) return within;
  for (const box of boxesIn(bytes, within.content, within.end))
    if (box.type === type) return boxAt(bytes, box, ...rest);
  return undefined;
}

/** Makes it a box of nothing, where it stands: the tables of the film point to bytes by their place. */
export function empty(bytes: Buffer, { at, content, end }: Box): void {
  bytes.write('free', at + 4, 'latin1');
  bytes.fill(0, content, end);
}
