import { dayOf, momentOf } from '../../../ui-kit/instants.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h, show } from '../../dom.ts';
import { language, name, t } from '../../text.ts';
import { actions } from './actions.ts';
import { documents } from './documents.ts';
import type { StandingInput } from './standing-input.ts';

const steps = ['registered', 'assigned', 'in-work', 'confirming', 'ended'] as const;

/** What was promised, what happened and what one can do now. */
export function standing(place: HTMLElement, input: StandingInput): void {
  const { tenant, found } = input;
  const moment = (at: string): string => momentOf(at, tenant.zone, language());
  const ended = found.status !== 'open';

  show(
    place,
    h('h2', {}, t('standing.title', { number: found.number })),
    h('p', { class: 'lead' }, ended ? t(`ended.${found.status}`) : t(`step.${found.step}`)),
    ended ? null : progress(found.step),
    h(
      'dl',
      { class: 'facts' },
      fact(t('standing.category'), textIn(found.category, language())),
      fact(t('standing.department'), textIn(found.department, language())),
      fact(t('standing.opened'), moment(found.openedAt)),
      fact(t('standing.promised'), promised(found, moment)),
      fact(t('standing.outcome'), found.outcome && name('outcome', found.outcome)),
      fact(t('standing.ended'), found.endedAt && moment(found.endedAt)),
    ),
    ...found.answers.map((answer) =>
      h(
        'blockquote',
        { class: 'told' },
        h('p', { class: 'hint' }, t('standing.answer', { day: dayOf(answer.writtenAt, tenant.zone, language()) })),
        h('p', {}, answer.text),
      ),
    ),
    documents(input),
    actions(input),
  );
}

/** Until when, or in words why there is no date. */
function promised({ term, dueAt }: StandingInput['found'], moment: (at: string) => string): string | null {
  if (term === 'none' || term === 'paused' || term === 'as-soon-as-possible') return t(`standing.term.${term}`);
  if (!dueAt) return null;
  const late = term === 'running' && Date.parse(dueAt) < Date.now();
  return `${moment(dueAt)}${late ? `. ${t('standing.late')}` : ''}`;
}

const fact = (label: string, value: string | null): HTMLElement | null =>
  value ? h('div', {}, h('dt', {}, label), h('dd', {}, value)) : null;

/** Steps beside the straight way: where on it they lie. */
const beside: Record<string, (typeof steps)[number]> = {
  reviewing: 'in-work',
  answered: 'confirming',
  objecting: 'confirming',
  deciding: 'confirming',
};

/** The way of a request; a review of the answer is a part of the work for the resident. */
function progress(step: string): HTMLElement {
  const at = steps.findIndex((each) => each === (beside[step] ?? step));
  return h(
    'ol',
    { class: 'progress' },
    steps.map((each, index) =>
      h(
        'li',
        { class: index < at ? 'past' : null, 'aria-current': index === at ? 'step' : null },
        t(`progress.${each}`),
      ),
    ),
  );
}
