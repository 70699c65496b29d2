import { pageAddress } from '../../address.ts';
import { h } from '../../dom.ts';
import { keepRequest } from '../../parts/kept-requests.ts';
import { t } from '../../text.ts';

interface Received {
  opened: { number: string; code: string };
  /** Files that were not sent, each with the reason. */
  lost: readonly string[];
  /** Where letters go; the first ones tell the code again. */
  email: string;
}

/** Number and code, to be kept; what could not be sent along is said. */
export function received({ opened, lost, email }: Received): (HTMLElement | null)[] {
  const done = h('p', { role: 'status', class: 'copied' });
  const second = (text: string, onclick: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'button button-second', onclick }, text);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${opened.number}\n${opened.code}`);
    done.textContent = t('received.copied');
  };
  const keep = (): void => {
    done.textContent = t(keepRequest(opened) ? 'received.kept' : 'received.not-kept');
  };
  document.title = t('received.title');
  return [
    h('h1', {}, t('received.title')),
    h('p', { class: 'lead' }, t('received.lead')),
    h(
      'dl',
      { class: 'secret' },
      h('div', {}, h('dt', {}, t('received.number')), h('dd', { id: 'number' }, opened.number)),
      h('div', {}, h('dt', {}, t('received.code')), h('dd', { id: 'code' }, opened.code)),
    ),
    h('p', {}, t('received.keep'), ' ', email ? t('received.in-letter', { email }) : t('received.no-letter')),
    h(
      'div',
      { class: 'row no-print' },
      navigator.clipboard && second(t('received.copy'), () => void copy()),
      second(t('received.keep-here'), keep),
      second(t('received.print'), () => print()),
    ),
    done,
    lost.length > 0
      ? h(
          'div',
          { class: 'lost', role: 'alert' },
          h('p', { class: 'failure' }, t('received.lost')),
          h(
            'ul',
            {},
            lost.map((each) => h('li', {}, each)),
          ),
          h('p', {}, t('received.lost-hint')),
        )
      : null,
    h('p', { class: 'no-print' }, h('a', { href: pageAddress('status') }, t('received.status'))),
  ];
}
