import { Type } from '@sinclair/typebox';
import { nextAttemptAt, reachOf } from '../domain/confirmation.ts';
import { defineWorker } from './define-worker.ts';
import { linkFor, writeToResident } from './shared/letter.ts';
import { InstantOrNone, ofCase } from './shared/schemas.ts';

/**
 * Sends the answer and asks whether it is done, or, of work done in part, whether that is enough: a round of confirmation begins. The mail carries a link for one yes or no; who has a
 * telephone is called besides, in calling hours.
 */
export default defineWorker({
  type: 'open-confirmation',
  input: ofCase,
  output: Type.Object({
    confirmationKey: Type.String(),
    reach: Type.Union([Type.Literal('phone'), Type.Literal('link'), Type.Literal('none')]),
    nextAttemptAt: { ...InstantOrNone, description: 'none: call now, or nobody can be asked' },
  }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const letter = await context.cases.letter();
    const reach = reachOf({ phone: letter.phone !== null, link: letter.email !== null });
    const { calendar } = await context.register.calendar();
    const settings = context.release.settings.confirmation;
    const attempt = nextAttemptAt({ settings, calendar, reach, attempts: 0, now: context.at });
    const waits = attempt !== null && attempt > context.at ? attempt : null;
    const round = { id: context.newId(), round: run.round, key: `${run.id}:${run.round}` };

    const token = letter.email === null ? null : context.newToken();
    await writeToResident(
      context,
      c.outcome === 'partly-solved' ? 'answer-partly' : 'answer',
      `${round.key}:answer`,
      token ? { link: linkFor(context, 'confirmation', token.token) } : {},
    );
    context.confirmations.open({
      ...round,
      reach,
      nextAttemptAt: waits,
      tokenHash: token?.hash ?? null,
      organisation: c.organisation,
    });
    context.record('confirmation-opened', { confirmation: round.id, round: run.round, reach, nextAttemptAt: waits });
    return { confirmationKey: round.key, reach, nextAttemptAt: waits };
  },
});
