import { dayOf, momentOf } from '../../../ui-kit/instants.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { h, show } from '../../dom.ts';
import { facts, promised } from '../../parts/facts.ts';
import { language, name, t } from '../../text.ts';
import { actions, question } from './actions.ts';
import { course } from './course.ts';
import { documents } from './documents.ts';
import type { StandingInput } from './standing-input.ts';

const steps = ['registered', 'assigned', 'in-work', 'confirming', 'ended'] as const;

/** What was promised, what happened and what one can do now; `done` is what the resident has just done. */
export function standing(place: HTMLElement, input: StandingInput, done = ''): void {
  const { tenant, found } = input;
  const moment = (at: string): string => momentOf(at, tenant.zone, language());
  const ended = found.status !== 'open';
  const department = textIn(found.department, language());

  show(
    place,
    h('h2', {}, t('standing.title', { number: found.number })),
    done ? h('p', { class: 'done', role: 'status' }, done) : null,
    h('p', { class: 'lead' }, ended ? t(`ended.${found.status}`) : t(`step.${found.step}`)),
    ended ? null : progress(found.step),
    found.abilities.answer || found.abilities.lateAnswer ? answers(input) : null,
    question(input),
    facts([
      [t('standing.reported'), found.description],
      [t('standing.category'), textIn(found.category, language())],
      [
        t('standing.department'),
        department && found.departmentSince
          ? t('standing.department-since', { department, at: dayOf(found.departmentSince, tenant.zone, language()) })
          : department,
      ],
      [t('standing.opened'), moment(found.openedAt)],
      [t('standing.promised'), promised(found, tenant.zone)],
      [t('standing.basis'), ended ? null : textIn(found.termBasis, language())],
      [t('standing.outcome'), found.outcome && name('outcome', found.outcome)],
      [t('standing.ended'), found.endedAt && moment(found.endedAt)],
    ]),
    found.abilities.answer || found.abilities.lateAnswer ? null : answers(input),
    documents(input),
    actions(input),
    course(input),
  );
}

/** The answer's text stands right above the question about it. */
const answers = ({ tenant, found }: StandingInput): HTMLElement =>
  h(
    'div',
    {},
    found.answers.map((answer) =>
      h(
        'blockquote',
        { class: 'told' },
        h('p', { class: 'hint' }, t('standing.answer', { day: dayOf(answer.writtenAt, tenant.zone, language()) })),
        h('p', {}, answer.text),
      ),
    ),
  );

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
