import type { Schema } from '../../client/index.ts';
import { momentOf } from '../../ui-kit/instants.ts';
import { h } from '../dom.ts';
import { language, t } from '../text.ts';

/** Names with what is known of them; what is not known is left out. */
export const facts = (rows: readonly (readonly [name: string, value: string | null | undefined])[]): HTMLElement =>
  h(
    'dl',
    { class: 'facts' },
    rows.map(([name, value]) => (value ? h('div', {}, h('dt', {}, name), h('dd', {}, value)) : null)),
  );

/** Until when, or in words why there is no date. */
export function promised({ term, dueAt }: Pick<Schema<'PublicCase'>, 'term' | 'dueAt'>, zone: string): string | null {
  if (term === 'none' || term === 'paused' || term === 'as-soon-as-possible') return t(`standing.term.${term}`);
  if (!dueAt) return null;
  const late = term === 'running' && Date.parse(dueAt) < Date.now();
  return `${momentOf(dueAt, zone, language())}${late ? `. ${t('standing.late')}` : ''}`;
}
