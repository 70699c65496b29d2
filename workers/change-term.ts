import { Type } from '@sinclair/typebox';
import type { DeadlineQuestion } from '../domain/calendar/deadline.ts';
import type { Instant } from '../domain/instant.ts';
import { defineWorker } from './define-worker.ts';
import type { DeadlineFacts, DeadlineReason, TermChangeFacts } from './facts.ts';
import { promise, promised } from './shared/promise.ts';

const reasons: Record<TermChangeFacts['kind'], DeadlineReason> = {
  extend: 'extended',
  pause: 'paused',
  resume: 'resumed',
};

/** Extends, pauses or resumes the term as somebody with the right to do so has decided. A change that comes too late changes nothing. */
export default defineWorker({
  type: 'change-term',
  input: Type.Object({ caseId: Type.String(), termChangeId: Type.String() }),
  output: Type.Object({}),
  raises: [],
  trial: 'recorded',
  async handle({ termChangeId }, context) {
    const change = await context.termChanges.byId(termChangeId);
    if (!change) throw new Error(`expected a change of the term ${termChangeId} but there is none`);
    if (change.appliedAt !== null) return {};
    context.termChanges.applied(change.id);
    const { case: c } = context.facts;
    const deadline = c.deadline ? await context.deadlines.byId(c.deadline) : undefined;
    const fault = faultOf(change, deadline, context.at);
    if (!deadline || fault) {
      context.record('term-change-refused', { change: change.id, kind: change.kind, because: fault }, change.askedBy);
      return {};
    }
    const { calendar, revision } = await context.register.calendar(deadline.calendar);
    const next = promised(
      context.release.settings,
      { ...changed(change, deadline, context.at), calendar },
      {
        id: context.newId(),
        revision,
        reason: deadline.reason === 'paused' && change.kind === 'extend' ? 'paused' : reasons[change.kind],
        urgency: c.urgency,
        reached: deadline.reached,
        at: context.at,
      },
    );
    await promise(context, next);
    if (next.dueAt !== null) context.cases.change({ late: context.at > next.dueAt });
    const { id, dueAt, reason } = next;
    context.record('deadline-set', { deadline: id, dueAt, reason, change: change.id }, change.askedBy);
    return {};
  },
});

type Refusal = 'no-deadline' | 'work-done' | 'paused-already' | 'not-paused' | 'passed';

function faultOf(change: TermChangeFacts, deadline: DeadlineFacts | undefined, at: Instant): Refusal | undefined {
  if (!deadline) return 'no-deadline';
  if (deadline.metAt !== null) return 'work-done';
  const paused = deadline.reason === 'paused';
  if (change.kind === 'resume') return paused ? undefined : 'not-paused';
  if (change.kind === 'extend') return undefined;
  if (paused) return 'paused-already';
  return deadline.dueAt !== null && at > deadline.dueAt ? 'passed' : undefined;
}

/** The question of the deadline, with what the change adds to it. */
function changed(change: TermChangeFacts, deadline: DeadlineFacts, at: Instant): Omit<DeadlineQuestion, 'calendar'> {
  const { start, term, extensions, pauses } = deadline.explanation;
  if (change.kind === 'extend' && !change.term) throw new Error(`expected a term to extend by in ${change.id}`);
  return {
    start,
    term,
    extensions: change.kind === 'extend' ? [...extensions, change.term!] : extensions,
    pauses:
      change.kind === 'pause'
        ? [...pauses, { from: at, to: null }]
        : change.kind === 'resume'
          ? pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
          : pauses,
  };
}
