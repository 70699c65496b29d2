import type { Schema } from '../../../client/index.ts';
import { momentOf } from '../../../ui-kit/instants.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h } from '../../dom.ts';
import { has, language, t } from '../../text.ts';
import type { StandingInput } from './standing-input.ts';

type Entry = Schema<'CourseEntry'>;

/** What happened, in a sentence; null for what nobody has put in words. */
function sentenceOf({ what, how, department, dueAt }: Entry, zone: string): string | null {
  const soon = what === 'term' && how !== 'paused' && !dueAt;
  const key = [soon ? 'course.term.soon' : `course.${what}.${how}`, `course.${what}`].find(has);
  if (!key) return null;
  return t(key, {
    department: textIn(department, language()),
    dueAt: dueAt ? momentOf(dueAt, zone, language()) : '',
  });
}

/** The course so far, in plain words, with the answers and the reasons that were given. */
export function course({ tenant, found }: StandingInput): HTMLElement {
  const rows = found.course.map((entry) => {
    const sentence = sentenceOf(entry, tenant.zone);
    if (!sentence) return null;
    return h(
      'li',
      {},
      h('span', { class: 'when' }, momentOf(entry.at, tenant.zone, language())),
      h('span', {}, sentence),
      entry.text ? h('blockquote', {}, entry.text) : null,
    );
  });
  return h('div', {}, h('h3', {}, t('course.title')), h('ol', { class: 'course' }, rows));
}
