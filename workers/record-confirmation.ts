import { Type } from '@sinclair/typebox';
import { nextAttemptAt } from '../domain/confirmation.ts';
import type { Instant } from '../domain/instant.ts';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import type { RoundFacts } from './facts.ts';
import { flagOf, textOf } from './shared/answered.ts';
import { InstantOrNone, ofCase } from './shared/schemas.ts';

/** What the process learns of a round. */
interface Said {
  answer: 'yes' | 'no' | 'no-answer';
  nextAttemptAt: Instant | null;
}

/**
 * Records what came of asking: the answer of a call, the answer a link has left in the database, or an attempt without answer. Whoever
 * answers second finds the round answered, and the first answer counts.
 */
export default defineWorker({
  type: 'record-confirmation',
  input: ofCase,
  output: Type.Object({
    answer: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('no-answer')]),
    nextAttemptAt: InstantOrNone,
  }),
  raises: [],
  trial: 'recorded',
  async handle(_, context): Promise<Said> {
    const round = await newestRound(context);
    if (round.state !== 'open') return said(round);
    const call = round.reach === 'phone' ? await context.tasks.answers('call-resident') : undefined;
    const answer = call && flagOf(call.answers, 'reached') ? textOf(call.answers, 'answer') : undefined;
    if (call && (answer === 'yes' || answer === 'no')) {
      const first = await answered(context, round, answer, call);
      return first ? { answer, nextAttemptAt: null } : said(await newestRound(context));
    }
    return attempted(context, round);
  },
});

async function newestRound(context: WorkerContext): Promise<RoundFacts> {
  const round = await context.confirmations.newest();
  if (!round) throw new Error('expected a round of confirmation but none was opened');
  return round;
}

const said = (round: RoundFacts): Said => ({ answer: round.answer ?? 'no-answer', nextAttemptAt: null });

async function answered(
  context: WorkerContext,
  round: RoundFacts,
  answer: 'yes' | 'no',
  call: { task: string; answers: { [name: string]: unknown }; by: string },
): Promise<boolean> {
  if (round.organisation && (await context.register.executesFor(call.by, round.organisation)))
    throw new Error(
      `expected a call by somebody outside ${round.organisation}, which did the work, but ${call.by} belongs to it`,
    );
  const written = textOf(call.answers, 'reason');
  const reason = written ? context.cases.keepText({ kind: 'reason', text: written, by: call.by, public: false }) : null;
  const evidenceId = textOf(call.answers, 'callId') ?? call.task;
  const evidence = { evidence: 'call', evidenceId, recordedBy: call.by } as const;
  const first = await context.confirmations.answer(round.id, { answer, reason, ...evidence });
  const fact = { confirmation: round.id, round: round.round, answer, evidence: 'call', reason };
  context.record(first ? 'confirmation-answered' : 'confirmation-second-answer', fact, call.by);
  return first;
}

/** Nobody answered this time: the next attempt, or the end of asking where the service allows one. */
async function attempted(context: WorkerContext, round: RoundFacts): Promise<Said> {
  const settings = context.release.settings.confirmation;
  const { calendar } = await context.register.calendar();
  const attempts = round.attempts + 1;
  const next = nextAttemptAt({ settings, calendar, reach: round.reach, attempts, now: context.at });
  context.record('confirmation-attempted', {
    confirmation: round.id,
    round: round.round,
    attempts,
    nextAttemptAt: next,
  });
  context.confirmations.attempted(round.id, attempts, next);
  if (next !== null) return { answer: 'no-answer', nextAttemptAt: next };
  await context.confirmations.giveUp(round.id);
  return said(await newestRound(context));
}
