import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orientationOf, tiffWith } from '../../api/documents/exif.ts';
import { h264, h265, silenceSample } from '../../api/documents/mp4/nal-units.ts';
import { NotPublishable } from '../../api/documents/not-publishable.ts';
import { stripJpeg } from '../../api/documents/strip-jpeg.ts';
import { stripMp4 } from '../../api/documents/strip-mp4.ts';
import { stripPdf } from '../../api/documents/strip-pdf.ts';
import { stripPng } from '../../api/documents/strip-png.ts';
import { stripWebp } from '../../api/documents/strip-webp.ts';
import { ask } from './support/ask.ts';
import { type Body, House, neighbour, town, type Visitor } from './support/house.ts';

const place = '+40.4093+049.8671/';
const text = (value: string) => Buffer.from(value, 'latin1');

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(content.length + 2), content]);
const exif = (orientation: number) => Buffer.concat([text('Exif\0\0'), tiffWith(orientation), text(`GPS ${place}`)]);
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);

/** A JPEG as a phone makes it: EXIF with a place, XMP, a profile, two scans, and a second picture behind the end. */
const jpeg = (orientation = 6) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, text('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, exif(orientation)),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="${place}"/>`)),
    segment(0xe2, text('ICC_PROFILE\0profile')),
    segment(0xed, text(`Photoshop 3.0\0${place}`)),
    segment(0xfe, text(`comment ${place}`)),
    segment(0xdb, Buffer.alloc(65, 1)),
    scan,
    segment(0xc4, Buffer.alloc(20, 2)),
    scan,
    Buffer.from([0xff, 0xd9]),
    text(`a second picture taken at ${place}`),
  ]);

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([text(type), content]);
  return Buffer.concat([u32(content.length), body, u32(crc32(body))]);
}
const pngPixels = chunk('IDAT', deflateSync(Buffer.from([0, 255])));
const pngHead = chunk('IHDR', Buffer.concat([u32(1), u32(1), Buffer.from([8, 0, 0, 0, 0])]));
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  pngHead,
  chunk('eXIf', Buffer.concat([tiffWith(8), text(place)])),
  chunk('iTXt', text(`XML:com.adobe.xmp\0${place}`)),
  pngPixels,
  chunk('IEND', Buffer.alloc(0)),
  text(place),
]);

function riff(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([text(type), size, content, Buffer.alloc(content.length % 2)]);
}
const webp = riff(
  'RIFF',
  Buffer.concat([
    text('WEBP'),
    riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riff('VP8 ', Buffer.alloc(11, 7)),
    riff('EXIF', Buffer.concat([text('Exif\0\0'), tiffWith(3), text(place)])),
    riff('XMP ', text(`<x>${place}</x>`)),
  ]),
);

const box = (type: string, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length + 8), text(type), content]);
};
const table = (type: string, ...fields: number[]) => box(type, u32(0), ...fields.map(u32));
const unit = (...parts: Buffer[]) => Buffer.concat([u32(Buffer.concat(parts).length), ...parts]);
/** The entry of a coding, with what an encoder calls itself. */
const entry = (type: string, ...boxes: Buffer[]) =>
  box(
    type,
    Buffer.alloc(42, 6),
    text(place.padEnd(32).slice(0, 32)),
    Buffer.alloc(4, 6),
    ...boxes,
    box('uuid', text(place)),
  );
/** Units of H.264 with their length in four bytes. */
const avc = entry('avc1', box('avcC', Buffer.from([1, 0x64, 0, 0x1f, 0xff, 0xe0, 0])));
const sound = box(
  'mp4a',
  Buffer.alloc(8, 0),
  u16(0),
  Buffer.alloc(18, 6),
  box('esds', text('how')),
  box('uuid', text(place)),
);
/** A track with one sample in each chunk, at these places of the file. */
const track = (kind: string, chunks: [at: number, size: number][], ...more: Buffer[]) =>
  trackOf(kind === 'soun' ? sound : avc, kind, chunks, ...more);
const trackOf = (coded: Buffer, kind: string, chunks: [at: number, size: number][], ...more: Buffer[]) =>
  box(
    'trak',
    box('tkhd', Buffer.alloc(84, 4)),
    box(
      'mdia',
      box('mdhd', Buffer.alloc(24, 7)),
      box('hdlr', Buffer.alloc(8), text(kind), Buffer.alloc(12), text(`made at ${place}`)),
      box(
        'minf',
        box('vmhd', Buffer.alloc(12, 5)),
        box('gmhd', text(place)),
        box(
          'stbl',
          box('stsd', u32(0), u32(1), coded),
          table('stsc', 1, 1, 1, 1),
          table('stsz', 0, chunks.length, ...chunks.map(([, size]) => size)),
          table('stco', chunks.length, ...chunks.map(([at]) => at)),
        ),
      ),
    ),
    ...more,
  );
const brand = box('ftyp', text('isom'), u32(512), text('isomiso2avc1mp41'));
/** One picture of H.264: words about it first, as a drone writes them, then the picture itself. */
const words = Buffer.concat([
  Buffer.from([0x06, 0x05, place.length + 16]),
  Buffer.alloc(16, 9),
  text(place),
  Buffer.from([0x80]),
]);
const slice = Buffer.concat([Buffer.from([0x65]), text('P'.repeat(40))]);
const picture = Buffer.concat([unit(words), unit(slice)]);
const size = picture.length;
const [sounds, positions] = [text('S'.repeat(24)), text(place)];
const data = box('mdat', picture, positions, sounds, positions, picture, text(`behind all ${place}`));

/** A film as a phone makes it: pictures, sounds and positions lie between each other in the same data. */
function film(change: { kinds?: string[]; extra?: Buffer[] } = {}): Buffer {
  const [seen = 'vide', heard = 'soun', measured = 'meta'] = change.kinds ?? [];
  const start = brand.length + 8;
  const at = (n: number) => start + n;
  const p = positions.length;
  const moov = box(
    'moov',
    box('mvhd', Buffer.alloc(100, 3)),
    track(
      seen,
      [
        [at(0), size],
        [at(size + p + 24 + p), size],
      ],
      box('udta', text(place)),
      box('uuid', text(place)),
    ),
    track(heard, [[at(size + p), 24]]),
    track(measured, [
      [at(size), p],
      [at(size + p + 24), p],
    ]),
    box('udta', box('\xa9xyz', u16(18), u16(0x15c7), text(place))),
    box('meta', text(`com.apple.quicktime.location.ISO6709 ${place}`)),
    box('gps ', text(place)),
    box('free', text(place)),
  );
  return Buffer.concat([
    brand,
    data,
    moov,
    box('uuid', text(`xmp ${place}`)),
    box('skip', text(place)),
    ...(change.extra ?? []),
  ]);
}
const mp4 = film();

/** What a stream of a PDF says: packed by deflate, or as it is. */
function unpacked(bytes: Uint8Array): Buffer {
  try {
    return inflateSync(bytes);
  } catch {
    return Buffer.from(bytes);
  }
}

/** A PDF as an office makes it: authors, XMP, remarks, an attachment, a photo from a phone, and a page that was taken out. */
async function pdf(): Promise<Buffer> {
  const { PDFDocument, PDFName, PDFString } = await import('@cantoo/pdf-lib');
  const made = await PDFDocument.create();
  made.setAuthor(`Gizli ${place}`);
  made.setTitle(`Plan ${place}`);
  const page = made.addPage([200, 200]);
  page.drawText('The pump was replaced', { x: 20, y: 100, size: 10 });
  const { context } = made;
  const xmp = context.register(context.stream(`<x>${place}</x>`, { Type: 'Metadata', Subtype: 'XML' }));
  made.catalog.set(PDFName.of('Metadata'), xmp);
  page.node.set(PDFName.of('Metadata'), xmp);
  page.node.set(PDFName.of('PieceInfo'), context.obj({ Maker: { Private: PDFString.of(place) } }));
  const remark = {
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [0, 0, 9, 9],
    T: PDFString.of('Gizli'),
    Contents: PDFString.of(place),
  };
  page.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(remark))]));
  await made.attach(text(place), 'place.txt', { mimeType: 'text/plain' });
  const photo = context.register(
    context.stream(jpeg(), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 1,
      Height: 1,
      Filter: 'DCTDecode',
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    }),
  );
  page.node.setXObject(PDFName.of('Photo'), photo);
  const draft = made.addPage([100, 100]);
  draft.node.set(PDFName.of('Private'), PDFString.of(place));
  made.removePage(1);
  return Buffer.from(await made.save({ useObjectStreams: false }));
}

describe('position data', () => {
  it('goes out of a JPEG with all metadata; its orientation, colours and pixels stay', () => {
    const stripped = stripJpeg(jpeg());
    expect(stripped.includes(place)).toBe(false);
    expect(stripped.includes('a second picture')).toBe(false);
    expect(orientationOf(stripped.subarray(stripped.indexOf('Exif') + 6))).toBe(6);
    expect(stripped.includes('ICC_PROFILE')).toBe(true);
    expect(stripped.toString('latin1').split(scan.toString('latin1'))).toHaveLength(3);
    expect(stripped.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect(stripJpeg(stripped)).toEqual(stripped);
    expect(stripJpeg(jpeg(1)).includes('Exif')).toBe(false);
  });

  it('goes out of a PNG; orientation and pixels stay', () => {
    const stripped = stripPng(png);
    expect(stripped.includes(place)).toBe(false);
    expect(stripped.includes(pngPixels)).toBe(true);
    expect(orientationOf(stripped.subarray(stripped.indexOf('eXIf') + 4))).toBe(8);
    expect(stripPng(stripped)).toEqual(stripped);
  });

  it('goes out of a WebP; orientation and pixels stay, and the sizes are right', () => {
    const stripped = stripWebp(webp);
    expect(stripped.includes(place)).toBe(false);
    expect(stripped.includes(Buffer.alloc(11, 7))).toBe(true);
    expect(stripped.readUInt32LE(4)).toBe(stripped.length - 8);
    expect(stripped[20]! & 0x0c).toBe(0x08);
    expect(orientationOf(stripped.subarray(stripped.indexOf('EXIF') + 8))).toBe(3);
    expect(stripWebp(stripped)).toEqual(stripped);
  });

  it('is emptied in an MP4 and MOV, in boxes, samples and behind them, without moving a byte that the film needs', () => {
    const stripped = stripMp4(mp4);
    expect(mp4.toString('latin1').split(place).length).toBeGreaterThan(15);
    expect(stripped.includes(place)).toBe(false);
    expect(stripped).toHaveLength(mp4.length);
    const at = brand.length;
    // A message that says nothing, exactly as long as the words that stood there.
    const silent = Buffer.concat([
      Buffer.from([0x06, 0x03, words.length - 4]),
      Buffer.alloc(words.length - 4, 0xff),
      Buffer.from([0x80]),
    ]);
    const seen = Buffer.concat([unit(silent), unit(slice)]);
    const nothing = Buffer.alloc(positions.length);
    expect(stripped.subarray(at, at + data.length)).toEqual(
      box('mdat', seen, nothing, sounds, nothing, seen, Buffer.alloc(11 + positions.length)),
    );
    // The times at which it was made are gone, its length and rate are not.
    expect(stripped.includes(Buffer.alloc(12, 3))).toBe(true);
    expect(stripped.includes(Buffer.alloc(100, 3))).toBe(false);
    for (const needed of [Buffer.from([1, 0x64, 0, 0x1f, 0xff, 0xe0, 0]), 'how'])
      expect(stripped.includes(needed)).toBe(true);
    expect(stripMp4(stripped)).toEqual(stripped);
  });

  it('goes out of the stream of pictures, of H.264 and H.265, whatever the length of what stood there', () => {
    for (const [coding, word, seen, other] of [
      [h264, [0x06], [0x65], [0x1e]],
      [h265, [39 << 1, 1], [19 << 1, 1], [62 << 1, 1]],
    ] as const)
      for (const length of [3, 4, 5, 12, 254, 255, 256, 257, 258, 259, 260, 511, 512, 513, 514, 515, 4000]) {
        const told = Buffer.alloc(length, place);
        const sample = Buffer.concat([
          unit(Buffer.from(word), told),
          unit(Buffer.from(seen), text('P'.repeat(9))),
          unit(Buffer.from(other), told),
        ]);
        const before = Buffer.from(sample);
        silenceSample(sample, 0, sample.length, 4, coding);

        expect(sample.includes(place.slice(0, 3))).toBe(false);
        expect(sample.includes(unit(Buffer.from(seen), text('P'.repeat(9))))).toBe(true);
        // Never the beginning of a unit inside of one, and the words are one message that ends with the unit.
        expect(sample.subarray(4 + word.length, 4 + word.length + length).includes(Buffer.from([0, 0]))).toBe(false);
        expect(sample.length).toBe(before.length);
        const message = sample.subarray(4 + word.length, 4 + word.length + length);
        let at = message[0] === 3 && message[1] === 0 && length > 3 ? 2 : 0;
        let payload = 0;
        for (at += 1; message[at] === 0xff; at++) payload += 255;
        payload += message[at] ?? 0;
        expect([length, at + 1 + payload + 1, message.at(-1)]).toEqual([length, length, 0x80]);
      }
  });

  it('goes out of the settings of H.265, where encoders write about themselves', () => {
    const sei = Buffer.concat([Buffer.from([39 << 1, 1]), text(place)]);
    const sps = Buffer.concat([Buffer.from([33 << 1, 1]), text('parameters')]);
    const array = (type: number, one: Buffer) => Buffer.concat([Buffer.from([type]), u16(1), u16(one.length), one]);
    const settings = box('hvcC', Buffer.alloc(21, 1), Buffer.from([0xff, 2]), array(33, sps), array(39, sei));
    const coded = entry('hvc1', settings);
    const one = Buffer.concat([unit(Buffer.from([19 << 1, 1]), text('P'.repeat(9))), unit(sei)]);
    const made = Buffer.concat([
      brand,
      box('mdat', one),
      box('moov', box('mvhd', Buffer.alloc(100, 3)), trackOf(coded, 'vide', [[brand.length + 8, one.length]])),
    ]);
    const stripped = stripMp4(made);
    expect([made.includes(place), stripped.includes(place), stripped.length]).toEqual([true, false, made.length]);
    for (const needed of ['parameters', 'PPPPPPPPP']) expect(stripped.includes(needed)).toBe(true);
  });

  it('goes with the still picture that some cameras put beside the film', () => {
    const still = text(`still ${place}`);
    const at = brand.length + 8;
    const moov = box('moov', track('vide', [[at, size]]), trackOf(entry('jpeg'), 'vide', [[at + size, still.length]]));
    const stripped = stripMp4(Buffer.concat([brand, box('mdat', picture, still), moov]));
    expect([stripped.includes(place), stripped.includes('still'), stripped.includes(slice)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('keeps a film from the public whose coding nobody here can look through', () => {
    for (const coding of ['mp4v', 'av01', 'encv', 'apcn', 'jpeg']) {
      const moov = box('moov', trackOf(entry(coding), 'vide', [[brand.length + 8, 4]]));
      expect(() => stripMp4(Buffer.concat([brand, box('mdat', text(place)), moov]))).toThrow(NotPublishable);
    }
  });

  it('goes out of a film also where it is written as subtitles', () => {
    for (const kind of ['text', 'sbtl', 'subt', 'tmcd', 'camm'])
      expect(stripMp4(film({ kinds: ['vide', 'soun', kind] })).includes(place)).toBe(false);
  });

  it('keeps a film from the public that is in pieces, whose data nobody can tell apart', () => {
    for (const extra of [box('moof', text(place)), box('moov', box('mvex', text(place)))])
      expect(() => stripMp4(film({ extra: [extra] }))).toThrow(NotPublishable);
  });

  it('goes out of a PDF with authors, remarks, attachments and former pages; what stands on its pages stays', async () => {
    const made = await pdf();
    const { PDFDocument, PDFName, PDFRawStream } = await import('@cantoo/pdf-lib');
    const source = await PDFDocument.load(made);
    expect(source.getAuthor()).toContain('Gizli');
    const stripped = await stripPdf(made);
    const seen = await PDFDocument.load(stripped, { updateMetadata: false });
    const contents = seen.context
      .enumerateIndirectObjects()
      .map(([, object]) =>
        object instanceof PDFRawStream
          ? Buffer.concat([Buffer.from(object.dict.toString()), unpacked(object.getContents())]).toString('latin1')
          : object.toString(),
      );
    const everything = contents.join('\n');
    expect(seen.getPageCount()).toBe(1);
    expect([seen.getAuthor(), seen.getTitle(), seen.catalog.get(PDFName.of('Metadata'))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const secret of [place, 'Gizli', 'place.txt', Buffer.from(place).toString('hex').toUpperCase()])
      expect(everything).not.toContain(secret);
    expect(everything).toContain(scan.toString('latin1'));
    expect(everything).toContain(Buffer.from('The pump was replaced').toString('hex').toUpperCase());
  });

  it('keeps a PDF from the public that is locked or cannot be read', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const locked = await PDFDocument.load(await pdf());
    locked.encrypt({ userPassword: 'closed', ownerPassword: 'closed' });
    await expect(stripPdf(Buffer.from(await locked.save()))).rejects.toThrow(NotPublishable);
    await expect(stripPdf(text('%PDF-1.7\nnothing more'))).rejects.toThrow(NotPublishable);
  });

  it('of broken files is no crash but an error that says so', () => {
    for (const [strip, bytes] of [
      [stripJpeg, jpeg()],
      [stripPng, png],
      [stripWebp, webp],
      [stripMp4, mp4],
    ] as const)
      for (const cut of [1, 5, 11, 17, 30, 47])
        expect(() => strip(bytes.subarray(0, cut))).toThrow(/expected|out of range|buffer bounds/i);
  });
});

let house: House;
let operator: Visitor;
let opened: { id: string; number: string; code: string };

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  opened = await house.openCase(operator);
}, 120_000);
afterAll(() => house.close());

interface Part {
  name: string;
  content: Buffer | string;
  file?: string;
}

function upload(url: string, parts: Part[], as?: Visitor) {
  const boundary = 'sakin-boundary';
  const body = Buffer.concat([
    ...parts.flatMap(({ name, content, file }) => [
      text(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"\r\ncontent-type: text/plain` : ''}\r\n\r\n`,
      ),
      Buffer.from(content as string),
      text('\r\n'),
    ]),
    text(`--${boundary}--\r\n`),
  ]);
  const session = as ? { cookie: as.cookie, 'x-csrf-token': as.csrf } : {};
  const headers = { ...session, 'content-type': `multipart/form-data; boundary=${boundary}` };
  return ask(`${house.address}${url}`, { method: 'POST', headers, body });
}
const attachTo = (parts: Part[], as = operator) => upload(`/api/v1/${town}/cases/${opened.id}/documents`, parts, as);
const file = (content: Buffer, name = 'photo.jpg'): Part => ({ name: 'file', file: name, content });

const stored = (folder = join(house.folder, 'files')): string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? stored(join(folder, name)) : [name],
  );

describe('uploads', () => {
  it('are kept as they came, with their real kind and hash, and a public copy without the place', async () => {
    const reply = await attachTo([{ name: 'public', content: 'true' }, file(jpeg(), '..\\..\\evil "name".exe')]);
    expect([reply.statusCode, reply.body]).toEqual([201, expect.any(String)]);
    const document = reply.json();
    expect(document).toMatchObject({
      mediaType: 'image/jpeg',
      size: jpeg().length,
      sha256: createHash('sha256').update(jpeg()).digest('hex'),
      public: true,
      addedBy: { id: 'aysel' },
    });
    expect(document.name).not.toMatch(/[\\/]/);

    const url = `/api/v1/${town}/documents/${document.id}/content`;
    const original = await house.ask('GET', url, { as: operator });
    expect(original.bytes).toEqual(jpeg());
    expect(original.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    const copy = await house.ask('GET', `${url}?copy=public`, { as: operator });
    expect(copy.bytes).toEqual(stripJpeg(jpeg()));
    const { number, code } = opened;
    const open = await house.ask('POST', `/api/v1/${town}/public/documents/${document.id}/content`, {
      body: { number, code },
    });
    expect(open.bytes).toEqual(stripJpeg(jpeg()));
    expect((await house.ask('GET', url, { as: await house.visitor('rashad') })).statusCode).toBe(404);
    expect(
      (await house.ask('GET', url.replace(town, neighbour), { as: await house.visitor('sabina') })).statusCode,
    ).toBe(404);
  });

  it('that are empty, too big, broken or of another kind are refused, and leave nothing behind', async () => {
    const before = stored();
    const refused = async (...parts: Part[]) => {
      const reply = await attachTo(parts);
      return `${reply.statusCode} ${reply.json().code}`;
    };
    expect(await refused(file(Buffer.alloc(0)))).toBe('422 upload-empty');
    expect(await refused(file(Buffer.concat([jpeg(), Buffer.alloc(300_001)])))).toBe('413 upload-too-big');
    expect(await refused(file(text('<script>alert(1)</script>'), 'photo.jpg'))).toBe('415 upload-kind');
    expect(await refused(file(text('MZ\x90\0'.padEnd(5000, 'x')), 'photo.jpg'))).toBe('415 upload-kind');
    expect(await refused(file(png.subarray(0, 60)))).toBe('422 upload-broken');
    expect(await refused({ name: 'note', content: 'no file' })).toBe('400 invalid-request');
    expect(stored()).toEqual(before);
  });

  it('are taken from the resident who knows number and code', async () => {
    const url = `/api/v1/${town}/public/documents`;
    const { number, code } = opened;
    const proof = (secret: string): Part[] => [
      { name: 'number', content: number },
      { name: 'code', content: secret },
    ];
    const reply = await upload(url, [...proof(code), file(webp, 'foto.webp')]);
    expect(reply.json()).toMatchObject({ mediaType: 'image/webp', public: true, addedBy: { kind: 'resident' } });
    expect((await upload(url, [...proof('0000-0000-0000'), file(webp)])).json()).toMatchObject({
      code: 'wrong-number-or-code',
    });
    const status = await house.good('POST', `/api/v1/${town}/public/status`, { body: { number, code } });
    expect(status.documents).toContainEqual({ id: reply.json().id, name: 'foto.webp', mediaType: 'image/webp' });
  });

  const residents = `/api/v1/${town}/public/documents`;
  const sendAsResident = (of: { number: string; code: string }, part: Part) =>
    upload(residents, [{ name: 'number', content: of.number }, { name: 'code', content: of.code }, part]);
  const seenBy = async ({ number, code }: { number: string; code: string }): Promise<Body> =>
    house.good('POST', `/api/v1/${town}/public/status`, { body: { number, code } });

  it('that come again because their answer was lost are the same document, and lie in the store once', async () => {
    const of = await house.openCase(operator);
    const first = await sendAsResident(of, file(png, 'foto.png'));
    const lying = stored();
    const again = await sendAsResident(of, file(png, 'foto.png'));
    const other = await sendAsResident(of, file(webp, 'foto.webp'));

    expect([first.statusCode, again.statusCode, other.statusCode]).toEqual([201, 201, 201]);
    expect(again.json()).toEqual(first.json());
    expect((await seenBy(of)).documents.map(({ id }: Body) => id)).toEqual([first.json().id, other.json().id]);
    // What was sent again is taken away behind its answer; the other photo and its public copy stay.
    const added = () => stored().filter((each) => !lying.includes(each)).length;
    while (added() > 2) await new Promise(setImmediate);
    expect(added()).toBe(2);
  });

  it('that nobody can clean are kept for the staff, and shown to no resident', async () => {
    const of = await house.openCase(operator);
    const sent = await sendAsResident(of, file(film({ extra: [box('moof', text(place))] }), 'film.mp4'));
    expect([sent.statusCode, sent.json().public]).toEqual([201, false]);
    expect((await seenBy(of)).documents).toEqual([]);
    const open = await house.ask('POST', `/api/v1/${town}/public/documents/${sent.json().id}/content`, {
      body: { number: of.number, code: of.code },
    });
    expect(open.statusCode).toBe(404);
    const url = `/api/v1/${town}/documents/${sent.json().id}/content`;
    expect((await house.ask('GET', url, { as: operator })).statusCode).toBe(200);
    expect((await house.ask('GET', `${url}?copy=public`, { as: operator })).statusCode).toBe(404);
    const shown = await sendAsResident(of, file(await pdf(), 'plan.pdf'));
    expect(shown.json()).toMatchObject({ mediaType: 'application/pdf', public: true });
  });

  it('are ten for a request and not one more, however many are sent side by side', async () => {
    const of = await house.openCase(operator);
    const before = stored().length;
    const nth = (n: number) => Buffer.concat([png, text(`photo ${n}`)]);
    const replies = await Promise.all(
      Array.from({ length: 14 }, (_, n) => sendAsResident(of, file(nth(n), `${n}.png`))),
    );
    const answers = replies.map((each) => (each.statusCode === 201 ? 'taken' : each.json().code)).sort();
    expect(answers).toEqual([...Array(10).fill('taken'), ...Array(4).fill('too-many-documents')]);
    expect((await seenBy(of)).documents).toHaveLength(10);
    // A file and its public copy for each that was taken.
    expect(stored().length - before).toBe(20);
  });

  it('are taken from a resident until the time for reopening is over, and then no more', async () => {
    const of = await house.openCase(operator);
    await house.good('POST', `/api/v1/${town}/cases/${of.id}/cancel`, {
      as: operator,
      body: { reasonCode: 'duplicate', reason: 'Reported twice.' },
    });
    await house.engine.runUntilIdle();
    expect(await seenBy(of)).toMatchObject({ status: 'cancelled', abilities: { attach: true, reopen: true } });
    expect((await sendAsResident(of, file(png, 'again.png'))).statusCode).toBe(201);
    house.clock.moveTo(town, '2027-11-05T06:00:00.000Z');
    expect(await seenBy(of)).toMatchObject({ abilities: { attach: false, reopen: false } });
    expect((await sendAsResident(of, file(png, 'late.png'))).json()).toMatchObject({ code: 'case-ended' });
  });

  it('need the right to attach: a clerk of another department does not find the case', async () => {
    expect((await attachTo([file(jpeg())], await house.visitor('rashad'))).statusCode).toBe(404);
    expect((await attachTo([file(jpeg())], await house.visitor('anna'))).statusCode).toBe(403);
  });
});
