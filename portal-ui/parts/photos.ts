import { attachPublicDocument } from '../../client/index.ts';
import { h } from '../dom.ts';
import { sentence } from '../server.ts';
import { t } from '../text.ts';
import { type Field, field } from './fields.ts';

interface Limits {
  maxBytes: number;
  mediaTypes: readonly string[];
}

export interface PhotoField extends Field {
  files(): readonly File[];
  /** Puts files of before into the list. */
  add(files: readonly File[]): void;
}

const megabytesOf = (bytes: number): string => String(Math.max(0.1, Math.round(bytes / 100_000) / 10));

/**
 * A place for photos, videos or PDFs, chosen together or one after the other, for a camera gives one at a time; each can be taken out again.
 * Too large ones are named before anything is sent. `changed` hears of every change.
 */
export function photoField(
  { maxBytes, mediaTypes }: Limits,
  { missing, changed }: { missing?: string; changed?: (files: readonly File[]) => void } = {},
): PhotoField {
  const megabytes = String(Math.floor(maxBytes / 1_000_000));
  const input = h('input', { id: 'photos', type: 'file', multiple: true, accept: mediaTypes.join(',') });
  const list = h('ul', { class: 'files' });
  let chosen: File[] = [];
  const made = field(input, t('photos.label'), {
    hint: t('photos.hint', { megabytes }),
    check: () => (missing && chosen.length === 0 ? missing : null),
  });
  const draw = (): void => {
    list.textContent = '';
    for (const file of chosen) {
      const remove = (): void => {
        chosen = chosen.filter((each) => each !== file);
        draw();
        changed?.(chosen);
        input.focus();
      };
      const label = t('photos.remove-one', { file: file.name });
      list.append(
        h(
          'li',
          {},
          h('span', {}, `${file.name} (${megabytesOf(file.size)} MB)`),
          h('button', { type: 'button', class: 'link', 'aria-label': label, onclick: remove }, t('photos.remove')),
        ),
      );
    }
  };
  const add = (files: readonly File[]): void => {
    const large = files.filter(({ size }) => size > maxBytes);
    const known = (file: File) => chosen.some((each) => each.name === file.name && each.size === file.size);
    chosen = [...chosen, ...files.filter((file) => !large.includes(file) && !known(file))];
    draw();
    const names = large.map((file) => file.name).join(', ');
    made.fault(large.length > 0 ? t('photos.too-large', { files: names, megabytes }) : null);
  };
  input.addEventListener('change', () => {
    add([...(input.files ?? [])]);
    // The list below is what is sent; the same photo can be chosen again after it was taken out.
    input.value = '';
    changed?.(chosen);
  });
  made.element.append(list);
  return { ...made, files: () => chosen, add };
}

/** A file that was not sent, and why. */
export interface Lost {
  file: File;
  why: string;
}

/** Sends the files one after the other, for a slow line breaks under several at once. Answers those that failed. */
export async function sendPhotos(
  files: readonly File[],
  request: { tenant: string; number: string; code: string },
): Promise<Lost[]> {
  const lost: Lost[] = [];
  for (const file of files)
    await attachPublicDocument({ ...request, file }).catch((thrown) => lost.push({ file, why: sentence(thrown) }));
  return lost;
}
