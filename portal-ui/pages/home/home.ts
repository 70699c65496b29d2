import { pageAddress } from '../../address.ts';
import { h, put } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { notYet } from '../../parts/not-yet.ts';
import { t } from '../../text.ts';

/** The start: report something, or ask how a request stands. */
export const home: Page = ({ tenant, main }) => {
  const way = (page: string, title: string, text: string, prominent: boolean): HTMLElement =>
    h(
      'a',
      { class: prominent ? 'way way-first' : 'way', href: pageAddress(page) },
      h('strong', {}, title),
      h('span', {}, text),
    );
  put(main, [
    h('h1', {}, t('home.title')),
    h('p', { class: 'lead' }, t('home.lead')),
    tenant.takesRequests ? way('report', t('home.report'), t('home.report-text'), true) : notYet(),
    way('status', t('home.status'), t('home.status-text'), false),
    h('h2', {}, t('home.how')),
    h(
      'ol',
      { class: 'steps' },
      ['home.how-1', 'home.how-2', 'home.how-3'].map((key) => h('li', {}, t(key))),
    ),
  ]);
};
