import type { Schema } from '../../../client/index.ts';
import { momentOf } from '../../../ui-kit/instants.ts';
import { secret } from '../../address.ts';
import { h, put, show } from '../../dom.ts';
import type { Page } from '../../page.ts';
import { yesOrNo } from '../../parts/yes-or-no.ts';
import { server } from '../../server.ts';
import { language, name, t } from '../../text.ts';

/** The question behind the link of a letter. Opening it answers nothing: mail scanners open links too. */
export const confirmation: Page = async ({ tenant, main }) => {
  const path = { tenant: tenant.id, token: secret };
  const question = await server.getConfirmation({ path });
  const answered = (answer: 'yes' | 'no', at: string): string =>
    t(`confirmation.answered-${answer}`, { at: momentOf(at, tenant.zone, language()) });

  put(main, [
    h('h1', {}, t('confirmation.title')),
    h('p', { class: 'hint' }, t('confirmation.number', { number: question.number })),
    told(question),
  ]);
  if (question.state === 'answered' && question.answer && question.answeredAt)
    return put(main, [h('p', { class: 'lead' }, answered(question.answer, question.answeredAt))]);
  if (question.state === 'over' && !question.takesLateAnswer)
    return put(main, [h('p', { class: 'lead' }, t('confirmation.over'))]);

  put(main, [
    yesOrNo(question.number, async (answer, reason) => {
      const result = await server.answerConfirmation({ path, body: { answer, reason: reason || null } });
      show(
        main,
        h('h1', {}, t('confirmation.thanks')),
        h(
          'p',
          { class: 'lead' },
          result.taken ? t(`confirmation.then-${answer}`) : answered(result.answer, result.answeredAt),
        ),
      );
    }),
  ]);
};

function told({ description, workDone, outcome }: Schema<'Question'>): HTMLElement {
  return h(
    'div',
    { class: 'told' },
    h('h2', {}, t('confirmation.reported')),
    h('p', {}, description),
    h('h2', {}, t('confirmation.done')),
    h('p', {}, [outcome && `${name('outcome', outcome)}.`, workDone].filter(Boolean).join(' ')),
  );
}
