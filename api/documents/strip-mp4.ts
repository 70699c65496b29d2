import { type Box, boxAt, boxesIn, empty } from './mp4/boxes.ts';
import { cleanSounds, codingOf, isReadable } from './mp4/coding.ts';
import { silenceSample } from './mp4/nal-units.ts';
import { type Span, samplesOf } from './mp4/samples.ts';
import { NotPublishable } from './not-publishable.ts';

/** What a film needs, by the box it lies in; every other box is emptied: user data, Apple's keys, XMP, makers' own boxes. */
const needed: Record<string, ReadonlySet<string>> = {
  file: new Set(['ftyp', 'moov', 'mdat', 'wide']),
  moov: new Set(['mvhd', 'trak']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tapt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl']),
  stbl: new Set([
    'stsd',
    'stts',
    'ctts',
    'cslg',
    'stss',
    'stsc',
    'stsz',
    'stco',
    'co64',
    'sdtp',
    'sgpd',
    'sbgp',
    'stps',
  ]),
};
/** Films in pieces have tables of another kind. */
const pieces = new Set(['moof', 'mvex', 'cmov']);
/** What people see and hear; other tracks record positions and sensors, also as subtitles. */
const played = new Set(['vide', 'soun']);

/** Boxes that begin with the time when the film was made, by the width of their version. */
const timed = new Set(['mvhd', 'tkhd', 'mdhd']);

/**
 * An MP4 or MOV without metadata: of its boxes what a film needs, of its data what is seen and heard, of the stream of pictures the pictures. All
 * is emptied where it stands, not taken out, since the film's tables point to bytes by their place. @throws NotPublishable where that cannot be told apart
 */
export function stripMp4(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const media: Box[] = [];
  const spans: Span[] = [];
  for (const box of boxesIn(copy, 0, copy.length)) {
    if (pieces.has(box.type)) throw new NotPublishable('expected a film in one piece');
    if (box.type === 'moov') spans.push(...movie(copy, box));
    else if (box.type === 'mdat') media.push(box);
    else if (!needed.file!.has(box.type)) empty(copy, box);
  }
  for (const box of media) keepOnly(copy, box, spans);
  return copy;
}

function movie(bytes: Buffer, moov: Box): Span[] {
  const tracks = [...boxesIn(bytes, moov.content, moov.end)].filter(({ type }) => type === 'trak');
  const kept = readable(
    bytes,
    tracks.filter((track) => played.has(handlerOf(bytes, track) ?? '')),
  );
  for (const track of tracks) if (!kept.includes(track)) empty(bytes, track);
  const samples = kept.map((track) => ({ track, spans: samplesOf(bytes, track) }));
  for (const { track, spans } of samples) {
    if (handlerOf(bytes, track) === 'vide') silence(bytes, track, spans);
    else cleanSounds(bytes, track);
  }
  clean(bytes, moov);
  return samples.flatMap(({ spans }) => spans);
}

/** Some cameras put a still picture beside the film, in a coding of its own: it goes, while there is a film that can be looked through. */
function readable(bytes: Buffer, tracks: Box[]): Box[] {
  const pictures = tracks.filter((track) => handlerOf(bytes, track) === 'vide');
  const strange = pictures.filter((track) => !isReadable(bytes, track));
  return strange.length < pictures.length ? tracks.filter((track) => !strange.includes(track)) : tracks;
}

/** Beside the pictures a stream can hold words about them: the place and time of each, as drones and dash cameras write them. */
function silence(bytes: Buffer, track: Box, samples: readonly Span[]): void {
  const coding = codingOf(bytes, track);
  if (coding === 'pictures-only') return;
  for (const [from, to] of samples) silenceSample(bytes, from, to, coding.lengthBytes, coding.units);
}

/** The type of a track's content, by the handler in its media box. */
function handlerOf(bytes: Buffer, track: Box): string | undefined {
  const handler = boxAt(bytes, track, 'mdia', 'hdlr');
  return handler && bytes.toString('latin1', handler.content + 8, handler.content + 12);
}

function clean(bytes: Buffer, parent: Box): void {
  const known = needed[parent.type];
  if (!known) return;
  for (const box of boxesIn(bytes, parent.content, parent.end)) {
    if (pieces.has(box.type)) throw new NotPublishable('expected a film in one piece');
    if (!known.has(box.type)) empty(bytes, box);
    else if (timed.has(box.type)) bytes.fill(0, box.content + 4, box.content + (bytes[box.content] === 1 ? 20 : 12));
    // What the maker called it.
    else if (box.type === 'hdlr') bytes.fill(0, Math.min(box.content + 24, box.end), box.end);
    else clean(bytes, box);
  }
}

/** Of the data only what the tables of kept tracks point to: samples of other tracks lie between, and whatever nothing names. */
function keepOnly(bytes: Buffer, { content, end }: Box, spans: readonly Span[]): void {
  let clear = content;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    if (to <= clear || from >= end) continue;
    if (from > clear) bytes.fill(0, clear, from);
    clear = Math.min(Math.max(clear, to), end);
  }
  bytes.fill(0, clear, end);
}
