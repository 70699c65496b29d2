import { BrokenFile } from '../broken-file.ts';
import { NotPublishable } from '../not-publishable.ts';
import { type Box, boxAt, boxesIn, empty } from './boxes.ts';
import { h264, h265, type NalCoding, silenceUnit } from './nal-units.ts';

/** How the pictures of a track are coded: nothing but pictures can stand in the samples, or units of which some can hold words. */
export type Coding = 'pictures-only' | { units: NalCoding; lengthBytes: number };

/** What a decoder is told in the entry of a coding; every other box in it is emptied. */
const told = new Set('avcC hvcC vpcC colr pasp clap fiel btrt dvcC dvvC dvwC lhvC mdcv clli amve gama'.split(' '));
const codings: Record<string, 'avcC' | 'hvcC' | 'pictures-only'> = {
  avc1: 'avcC',
  avc3: 'avcC',
  dva1: 'avcC',
  dvav: 'avcC',
  hvc1: 'hvcC',
  hev1: 'hvcC',
  dvh1: 'hvcC',
  dvhe: 'hvcC',
  // VP8 and VP9 know no data of users.
  vp08: 'pictures-only',
  vp09: 'pictures-only',
};
/** ISO/IEC 14496-12, VisualSampleEntry: its fields before the boxes in it, and the name of the program that made it. */
const [fieldBytes, nameAt, nameBytes] = [78, 42, 32];

/**
 * The coding of a track's pictures, by its sample descriptions, which are cleaned on the way. @throws NotPublishable for a coding that nobody
 * here can look through
 */
export function codingOf(bytes: Buffer, track: Box): Coding {
  const descriptions = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsd');
  if (!descriptions) throw new BrokenFile('expected a description of the pictures of an MP4');
  const found = [...boxesIn(bytes, descriptions.content + 8, descriptions.end)].map((entry) => ofEntry(bytes, entry));
  const [first] = found;
  const same = (one: Coding) => JSON.stringify(one) === JSON.stringify(first);
  if (!first || !found.every(same)) throw new NotPublishable('expected pictures in one coding');
  return first;
}

/** Is it one of the codings that can be looked through? */
export function isReadable(bytes: Buffer, track: Box): boolean {
  const descriptions = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsd');
  if (!descriptions) return false;
  return [...boxesIn(bytes, descriptions.content + 8, descriptions.end)].every(({ type }) => type in codings);
}

function ofEntry(bytes: Buffer, entry: Box): Coding {
  const wanted = codings[entry.type];
  if (!wanted) throw new NotPublishable(`expected H.264, H.265, VP8 or VP9 but got ${entry.type}`);
  if (entry.content + fieldBytes > entry.end) throw new BrokenFile('expected a whole description of pictures');
  bytes.fill(0, entry.content + nameAt, entry.content + nameAt + nameBytes);
  let settings: Box | undefined;
  for (const box of boxesIn(bytes, entry.content + fieldBytes, entry.end)) {
    if (box.type === wanted) settings ??= box;
    if (!told.has(box.type)) empty(bytes, box);
  }
  if (wanted === 'pictures-only') return wanted;
  if (!settings) throw new BrokenFile(`expected the settings ${wanted} of the pictures`);
  return wanted === 'avcC' ? ofAvc(bytes, settings) : ofHevc(bytes, settings);
}

/** What a decoder of sounds is told. */
const toldOfSound = new Set('esds wave chan chnl dac3 dec3 dac4 dOps dfLa alac pcmC damr srat btrt'.split(' '));
/** Bytes of fields before the boxes in the entry, by the version that QuickTime writes (QuickTime File Format, sound sample descriptions). */
const soundFields = [28, 44, 64];

/** Empties what no decoder needs in the descriptions of sounds. @throws NotPublishable for a description of an unknown form */
export function cleanSounds(bytes: Buffer, track: Box): void {
  const descriptions = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsd');
  if (!descriptions) throw new BrokenFile('expected a description of the sounds of an MP4');
  for (const entry of boxesIn(bytes, descriptions.content + 8, descriptions.end)) {
    const fields = soundFields[bytes.readUInt16BE(entry.content + 8)];
    if (fields === undefined || entry.content + fields > entry.end)
      throw new NotPublishable('expected a description of sounds in a known form');
    for (const box of boxesIn(bytes, entry.content + fields, entry.end))
      if (!toldOfSound.has(box.type)) empty(bytes, box);
  }
}

/** ISO/IEC 14496-15, AVCDecoderConfigurationRecord: it holds parameter sets only. */
const ofAvc = (bytes: Buffer, { content }: Box): Coding => ({
  units: h264,
  lengthBytes: (bytes.readUInt8(content + 4) & 3) + 1,
});

/** ISO/IEC 14496-15, HEVCDecoderConfigurationRecord: beside parameter sets some encoders put words about themselves there. */
function ofHevc(bytes: Buffer, { content, end }: Box): Coding {
  let at = content + 23;
  for (let arrays = bytes.readUInt8(content + 22); arrays > 0; arrays--) {
    const count = bytes.readUInt16BE(at + 1);
    at += 3;
    for (let unit = 0; unit < count; unit++) {
      const next = at + 2 + bytes.readUInt16BE(at);
      if (next > end) throw new BrokenFile('expected whole settings of the pictures');
      silenceUnit(bytes, at + 2, next, h265);
      at = next;
    }
  }
  return { units: h265, lengthBytes: (bytes.readUInt8(content + 21) & 3) + 1 };
}
