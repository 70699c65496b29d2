import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { BrokenFile } from './broken-file.ts';
import { NotPublishable } from './not-publishable.ts';
import { stripJpeg } from './strip-jpeg.ts';

type Library = typeof import('@cantoo/pdf-lib');

/** Words about the pages, what programs keep there for themselves, thumbnails, people's remarks and attachments, what runs by itself. */
const dropped = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AF', 'Annots', 'AA'];

/**
 * A PDF with the same pages and nothing said about them: no Info, no XMP, no remarks, no attachments, no earlier versions; its photos
 * without what the camera wrote. @throws NotPublishable for one that is locked or cannot be read
 */
export async function stripPdf(bytes: Buffer): Promise<Buffer> {
  if (bytes.subarray(0, 1024).indexOf('%PDF-', 0, 'latin1') < 0) throw new BrokenFile('expected the start of a PDF');
  const library = await import('@cantoo/pdf-lib');
  try {
    return await pagesOf(bytes, library);
  } catch (error) {
    throw new NotPublishable(`expected a PDF that can be read but ${(error as Error).message}`);
  }
}

async function pagesOf(bytes: Buffer, library: Library): Promise<Buffer> {
  const { PDFDocument: Document } = library;
  const source = await Document.load(bytes, { updateMetadata: false });
  for (const [, object] of source.context.enumerateIndirectObjects()) silence(object, library);
  // Into a new one: what no page refers to any more stays behind.
  const copy = await Document.create({ updateMetadata: false });
  for (const page of await copy.copyPages(source, source.getPageIndices())) copy.addPage(page);
  stripPhotos(copy, library);
  return Buffer.from(await copy.save({ addDefaultPage: false, updateFieldAppearances: false }));
}

/** Objects may lie in each other; those with a number of their own are met by it. */
function silence(object: PDFObject, library: Library): void {
  const { PDFArray, PDFDict, PDFName, PDFStream } = library;
  if (object instanceof PDFStream) silence(object.dict, library);
  else if (object instanceof PDFDict) {
    for (const name of dropped) object.delete(PDFName.of(name));
    for (const [, value] of object.entries()) silence(value, library);
  } else if (object instanceof PDFArray) for (const value of object.asArray()) silence(value, library);
}

function stripPhotos({ context }: PDFDocument, { PDFArray, PDFName, PDFRawStream }: Library): void {
  const jpeg = PDFName.of('DCTDecode');
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const filter = object.dict.lookup(PDFName.of('Filter'));
    const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
    if (!filters.includes(jpeg)) continue;
    if (filters.length > 1) throw new Error('a photo in it is packed twice');
    context.assign(ref, PDFRawStream.of(object.dict, stripJpeg(Buffer.from(object.getContents()))));
  }
}
