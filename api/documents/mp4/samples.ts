import { BrokenFile } from '../broken-file.ts';
import { NotPublishable } from '../not-publishable.ts';
import { type Box, boxAt } from './boxes.ts';

/** From a place of the file to behind its last byte. */
export type Span = [from: number, to: number];

/** Where the pictures or sounds of a track lie, one span for each sample, by its tables (stco, stsc, stsz). @throws BrokenFile, NotPublishable */
export function samplesOf(bytes: Buffer, track: Box): Span[] {
  const tables = boxAt(bytes, track, 'mdia', 'minf', 'stbl');
  if (!tables) throw new BrokenFile('expected the tables of a track of an MP4');
  const offsets = offsetsOf(bytes, tables);
  const sizeOf = sizesOf(bytes, tables);
  const many = samplesPerChunk(bytes, tables);
  let sample = 0;
  return offsets.flatMap((start, chunk): Span[] => {
    const spans: Span[] = [];
    let from = start;
    for (const last = sample + many(chunk); sample < last; sample++) {
      const to = from + sizeOf(sample);
      if (to > bytes.length) throw new BrokenFile('expected the samples of a track inside the MP4');
      spans.push([from, to]);
      from = to;
    }
    return spans;
  });
}

const need = (bytes: Buffer, tables: Box, type: string): Box => {
  const box = boxAt(bytes, tables, type);
  if (!box) throw new BrokenFile(`expected the table ${type} of an MP4`);
  return box;
};

/** A table's rows lie within its box, whatever their number claims. */
function rows(bytes: Buffer, box: Box, at: number, width: number): number {
  const count = bytes.readUInt32BE(at);
  if (at + 4 + count * width > box.end) throw new BrokenFile('expected a whole table of an MP4');
  return count;
}

function offsetsOf(bytes: Buffer, tables: Box): number[] {
  const short = boxAt(bytes, tables, 'stco');
  const box = short ?? need(bytes, tables, 'co64');
  const count = rows(bytes, box, box.content + 4, short ? 4 : 8);
  return Array.from({ length: count }, (_, n) =>
    short ? bytes.readUInt32BE(box.content + 8 + n * 4) : Number(bytes.readBigUInt64BE(box.content + 8 + n * 8)),
  );
}

function sizesOf(bytes: Buffer, tables: Box): (sample: number) => number {
  const box = boxAt(bytes, tables, 'stsz');
  if (!box) throw new NotPublishable('expected sizes of samples in whole bytes');
  const all = bytes.readUInt32BE(box.content + 4);
  // Old QuickTime counts uncompressed sound so, whatever its samples are wide.
  if (all === 1) throw new NotPublishable('expected sizes of samples in bytes');
  if (all > 0) return () => all;
  const count = rows(bytes, box, box.content + 8, 4);
  return (sample) => {
    if (sample >= count) throw new BrokenFile('expected the size of each sample of an MP4');
    return bytes.readUInt32BE(box.content + 12 + sample * 4);
  };
}

/** How many samples a chunk has, asked in the order of chunks: each row holds from its first chunk to the next row's. */
function samplesPerChunk(bytes: Buffer, tables: Box): (chunk: number) => number {
  const box = need(bytes, tables, 'stsc');
  const count = rows(bytes, box, box.content + 4, 12);
  const row = (n: number) => box.content + 8 + n * 12;
  let at = 0;
  return (chunk) => {
    while (at + 1 < count && bytes.readUInt32BE(row(at + 1)) <= chunk + 1) at += 1;
    return count === 0 ? 0 : bytes.readUInt32BE(row(at) + 4);
  };
}
