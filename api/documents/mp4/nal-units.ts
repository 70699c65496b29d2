import { BrokenFile } from '../broken-file.ts';

/** How a video coding keeps its units apart: H.264 (ITU-T H.264, 7.3.1 and table 7-1) or H.265 (ITU-T H.265, 7.3.1 and table 7-1). */
export interface NalCoding {
  headerBytes: 1 | 2;
  typeOf(first: number): number;
  /** Pictures, and what a decoder needs to read them. */
  kept: ReadonlySet<number>;
  /** Words about pictures: cameras and drones write places and times there (MISB ST 0601, GoPro, dash cameras). */
  words: ReadonlySet<number>;
  /** The header of a unit that decoders skip. */
  filler: readonly number[];
}

const between = (...ranges: readonly (readonly [number, number])[]): Set<number> =>
  new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n)));

export const h264: NalCoding = {
  headerBytes: 1,
  typeOf: (first) => first & 0x1f,
  kept: between([1, 5], [7, 11], [13, 16], [19, 21]),
  words: between([6, 6]),
  filler: [12],
};
export const h265: NalCoding = {
  headerBytes: 2,
  typeOf: (first) => (first >> 1) & 0x3f,
  kept: between([0, 9], [16, 21], [32, 37]),
  words: between([39, 40]),
  filler: [38 << 1, 1],
};

const fillerPayload = 3;
const end = 0x80;

/** Bytes of a message of supplemental information that says nothing (filler_payload), so long in all; `room` is at least 3. */
function silentMessage(room: number): number[] {
  // A payload of 255 takes one more byte for its size, so one length cannot be met by one message alone.
  for (const before of [[], [fillerPayload, 0]]) {
    const left = room - before.length - 2;
    for (let sizes = 1; sizes <= 1 + Math.floor(left / 256); sizes++) {
      const payload = left - sizes;
      if (payload < 0 || Math.floor(payload / 255) + 1 !== sizes) continue;
      const size = [...Array(sizes - 1).fill(0xff), payload % 255];
      return [...before, fillerPayload, ...size, ...Array(payload).fill(0xff), end];
    }
  }
  throw new BrokenFile('expected words about a picture that have room for their own end');
}

/**
 * Empties one unit, where it stands and as long as it is: words about the picture become a message that says nothing, kinds that are not
 * needed to see the picture a unit that is skipped. What is seen stays, byte for byte.
 */
export function silenceUnit(bytes: Buffer, from: number, to: number, coding: NalCoding): void {
  const { headerBytes, typeOf, kept, words, filler } = coding;
  const first = bytes[from];
  if (first === undefined || to - from <= headerBytes || kept.has(typeOf(first))) return;
  const room = to - from - headerBytes;
  if (words.has(typeOf(first)) && room >= 3) {
    bytes.set(silentMessage(room), from + headerBytes);
    return;
  }
  bytes.set(filler, from);
  bytes.fill(0xff, from + headerBytes, to - 1);
  bytes[to - 1] = end;
}

/** Empties the units of one sample: each has its length before it, in so many bytes. @throws BrokenFile */
export function silenceSample(bytes: Buffer, from: number, to: number, lengthBytes: number, coding: NalCoding): void {
  for (let at = from; at < to; ) {
    if (at + lengthBytes > to) throw new BrokenFile('expected a whole unit of a picture');
    const unit = at + lengthBytes;
    const next = unit + bytes.readUIntBE(at, lengthBytes);
    if (next > to) throw new BrokenFile('expected a whole unit of a picture');
    silenceUnit(bytes, unit, next, coding);
    at = next;
  }
}
