import { Type } from '@sinclair/typebox';
import type { ConfirmationFacts } from '../domain/confirmation.ts';
import { endingOf, type RunFacts } from '../domain/ending.ts';
import type { WorkAnswer } from '../domain/outcome.ts';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import type { RoundFacts } from './facts.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * The last element of every case type: says how the run ended, from the facts in the database and never from variables. Where no ending
 * follows from them the run stays open, as an incident that a person sees. The database's gate has the last word.
 */
export default defineWorker({
  type: 'close-run',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const round = await context.confirmations.newest();
    const facts = await factsOf(context, round);
    const result = endingOf(facts, context.release.settings.endings);
    if (result.ending === null)
      throw new Error(`expected facts from which an ending follows but found: ${result.because}`);
    if (round?.state === 'open') await context.confirmations.giveUp(round.id);
    context.runs.end(result.ending);
    const { outcome, late } = c;
    context.record('case-ended', { ending: result.ending, run: run.number, round: run.round, outcome, late });
    return {};
  },
});

async function factsOf(context: WorkerContext, round: RoundFacts | undefined): Promise<RunFacts> {
  const { case: c, run } = context.facts;
  // Once the resident is asked, the work of this round is done, and so no cancelling came through before.
  const cancellation = round?.round === run.round ? undefined : await context.cancellations.ofRun();
  return {
    round: run.round,
    cancelled: cancellation !== undefined && cancellation.recordedAt !== null,
    outcome: c.outcome as WorkAnswer | null,
    reviewApproved: run.reviewApproved,
    objection: c.outcome === 'explained' ? await objectionOf(context) : 'none',
    confirmation: round ? confirmationOf(round) : null,
    disputeDecision: run.decision,
    executingOrganisations: round?.organisation ? [round.organisation] : [],
  };
}

/** An objection of an earlier round says nothing about the newest answer; one that nobody made in time is none. */
async function objectionOf(context: WorkerContext): Promise<RunFacts['objection']> {
  const objection = await context.objections.newest();
  if (!objection || objection.round !== context.facts.run.round || objection.state === 'over') return 'none';
  if (objection.state !== 'open') return objection.state === 'received' ? 'open' : objection.state;
  if (objection.openUntil !== null && context.at < objection.openUntil) return 'open';
  context.objections.over(objection.id);
  return 'none';
}

function confirmationOf(round: RoundFacts): ConfirmationFacts {
  const answer = round.answer ?? (round.state === 'over' ? 'no-answer' : null);
  return { round: round.round, reach: round.reach, answer, evidence: evidenceOf(round) };
}

/** That nobody of the executing organisation recorded it was seen to when it was recorded; the gate sees to it once more. */
function evidenceOf({ evidence, evidenceId, recordedBy }: RoundFacts): ConfirmationFacts['evidence'] {
  if (evidence === null || evidenceId === null) return null;
  if (evidence === 'token' || recordedBy === null) return { kind: 'token', tokenId: evidenceId };
  return { kind: 'call', callId: evidenceId, recordedBy, organisation: '' };
}
