import type { Schema } from '../../../client/index.ts';
import { h } from '../../dom.ts';
import type { Proof } from '../../parts/kept-requests.ts';
import { sendPhotos } from '../../parts/photos.ts';
import { t } from '../../text.ts';

/** Sends the photos of a report that has arrived; what does not get through is named, and can be sent again. `left` hears what still waits. */
export function sending(
  tenant: Schema<'PublicTenant'>,
  { number, code }: Proof,
  files: readonly File[],
  left: (files: readonly File[]) => void,
): HTMLElement {
  const place = h('div', { class: 'files-sent', role: 'status' });
  const send = async (rest: readonly File[]): Promise<void> => {
    place.textContent = t('received.files-sending', { count: String(rest.length) });
    const lost = await sendPhotos(rest, { tenant: tenant.id, number, code });
    const again = lost.map(({ file }) => file);
    left(again);
    place.textContent = '';
    if (lost.length === 0) return place.append(h('p', {}, t('received.files-sent')));
    place.append(
      h('p', { class: 'failure' }, t('received.lost')),
      h(
        'ul',
        {},
        lost.map(({ file, why }) => h('li', {}, `${file.name}: ${why}`)),
      ),
      h('p', {}, t('received.lost-hint')),
      h(
        'button',
        { type: 'button', class: 'button button-second', onclick: () => void send(again) },
        t('received.files-again'),
      ),
    );
  };
  void send(files);
  return place;
}
