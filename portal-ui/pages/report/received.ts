import { pageAddress } from '../../address.ts';
import { h } from '../../dom.ts';
import { t } from '../../text.ts';

/** Number and code, to be kept; what could not be sent along is said. */
export function received(opened: { number: string; code: string }, lost: readonly string[]): HTMLElement[] {
  const copied = h('span', { role: 'status', class: 'copied' });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${opened.number}\n${opened.code}`);
    copied.textContent = t('received.copied');
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
    h('p', {}, t('received.keep')),
    ...(lost.length > 0
      ? [
          h(
            'div',
            { class: 'lost', role: 'alert' },
            h('p', { class: 'failure' }, t('received.lost')),
            h(
              'ul',
              {},
              lost.map((each) => h('li', {}, each)),
            ),
            h('p', {}, t('received.lost-hint')),
          ),
        ]
      : []),
    h(
      'p',
      { class: 'row no-print' },
      navigator.clipboard
        ? h('button', { type: 'button', class: 'button button-second', onclick: () => void copy() }, t('received.copy'))
        : null,
      h('button', { type: 'button', class: 'button button-second', onclick: () => print() }, t('received.print')),
      copied,
    ),
    h('p', { class: 'no-print' }, h('a', { href: pageAddress('status') }, t('received.status'))),
  ];
}
