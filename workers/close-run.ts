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
  const cancellation = await context.cancellations.ofRun();
  return {
    round: run.round,
    cancelled: cancellation !== undefined && cancellation.recordedAt !== null,
    outcome: c.outcome as WorkAnswer | null,
    reviewApproved: run.reviewApproved,
    objection: c.outcome === 'explained' ? await objectionOf(context) : 'none',
    confirmation: round ? await confirmationOf(context, round) : null,
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

async function confirmationOf(context: WorkerContext, round: RoundFacts): Promise<ConfirmationFacts> {
  const answer = round.answer ?? (round.state === 'over' ? 'no-answer' : null);
  return { round: round.round, reach: round.reach, answer, evidence: await evidenceOf(context, round) };
}

async function evidenceOf(context: WorkerContext, round: RoundFacts): Promise<ConfirmationFacts['evidence']> {
  if (round.evidence === null || round.evidenceId === null) return null;
  if (round.evidence === 'token' || round.recordedBy === null) return { kind: 'token', tokenId: round.evidenceId };
  const executes =
    round.organisation !== null && (await context.register.executesFor(round.recordedBy, round.organisation));
  return {
    kind: 'call',
    callId: round.evidenceId,
    recordedBy: round.recordedBy,
    organisation: executes ? round.organisation : '',
  };
}
