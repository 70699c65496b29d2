import { type Language, ownNames } from '../../ui-kit/languages.ts';
import { pageAddress } from '../address.ts';
import { h, put } from '../dom.ts';
import { keepLanguage, language, t } from '../text.ts';

interface FrameInput {
  title: string;
  languages: readonly Language[];
  /** Whether there is a way back to the start. */
  home: boolean;
}

/** Head and foot around every page; gives back the place for the page itself. */
export function frame(root: HTMLElement, { title, languages, home }: FrameInput): HTMLElement {
  const main = h('main', { id: 'main', tabindex: -1 });
  root.textContent = '';
  put(root, [
    h('a', { class: 'skip', href: '#main' }, t('skip')),
    h(
      'header',
      { class: 'head' },
      h(
        'div',
        { class: 'head-inside' },
        h('p', { class: 'head-title' }, home ? h('a', { href: pageAddress() }, title) : title),
        choice(languages),
      ),
    ),
    main,
    h('footer', { class: 'foot' }, t('foot')),
  ]);
  return main;
}

/** Every language by its own name; the page is drawn anew in the chosen one. */
function choice(languages: readonly Language[]): HTMLElement {
  const items = languages.map((each) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          lang: each,
          'aria-current': each === language() ? 'true' : null,
          onclick: () => {
            keepLanguage(each);
            location.reload();
          },
        },
        ownNames[each],
      ),
    ),
  );
  return h('nav', { 'aria-label': t('language') }, h('ul', { class: 'languages' }, items));
}
