import { h } from '../dom.ts';
import { t } from '../text.ts';

/** The authority is still being set up: nobody would read what is written. */
export const notYet = (): HTMLElement =>
  h('div', { class: 'told' }, h('p', { class: 'lead' }, t('not-yet.title')), h('p', {}, t('not-yet.text')));
