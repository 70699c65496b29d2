import { attachPublicDocument } from '../../client/index.ts';
import { h } from '../dom.ts';
import { sentence } from '../server.ts';
import { t } from '../text.ts';
import { type Field, field } from './fields.ts';

interface Limits {
  maxBytes: number;
  mediaTypes: readonly string[];
}

/** A place for photos, a video or a PDF; too large ones are named before anything is sent. */
export function photoField(
  { maxBytes, mediaTypes }: Limits,
  changed: (files: readonly File[]) => void = () => undefined,
): Field & { files(): readonly File[] } {
  const megabytes = String(Math.floor(maxBytes / 1_000_000));
  const input = h('input', { id: 'photos', type: 'file', multiple: true, accept: mediaTypes.join(',') });
  const made = field(input, t('photos.label'), t('photos.hint', { megabytes }));
  const files = (): readonly File[] => [...(input.files ?? [])];
  input.addEventListener('change', () => {
    changed(files());
    const large = files().filter(({ size }) => size > maxBytes);
    made.fault(
      large.length > 0 ? t('photos.too-large', { files: large.map((file) => file.name).join(', '), megabytes }) : null,
    );
  });
  return { ...made, files: () => files().filter(({ size }) => size <= maxBytes) };
}

/** Sends the files one after the other, for a slow line breaks under several at once. Answers the names of those that failed, and why. */
export async function sendPhotos(
  files: readonly File[],
  request: { tenant: string; number: string; code: string },
): Promise<string[]> {
  const lost: string[] = [];
  for (const file of files)
    await attachPublicDocument({ ...request, file }).catch((thrown) => lost.push(`${file.name}: ${sentence(thrown)}`));
  return lost;
}
