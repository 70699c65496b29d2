import { h, put } from '../../dom.ts';
import { forgetRequest, keptRequests, type Proof } from '../../parts/kept-requests.ts';
import { t } from '../../text.ts';

/** The requests that were kept on this device, each one touch away. */
export function keptList(choose: (proof: Proof) => void, removed: () => void): HTMLElement {
  const place = h('section', { class: 'kept' });
  const link = (text: string, label: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'link', 'aria-label': label, onclick }, text);
  const draw = (): void => {
    const requests = keptRequests();
    place.textContent = '';
    if (requests.length === 0) return;
    const remove = ({ number }: Proof) => {
      forgetRequest(number);
      draw();
      removed();
    };
    put(place, [
      h('h2', {}, t('status.kept')),
      h(
        'ul',
        {},
        requests.map((each) =>
          h(
            'li',
            {},
            link(each.number, t('status.kept-show', { number: each.number }), () => choose(each)),
            link(t('status.kept-remove'), t('status.kept-remove-one', { number: each.number }), () => remove(each)),
          ),
        ),
      ),
    ]);
  };
  draw();
  return place;
}
