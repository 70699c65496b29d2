import { Type } from '@sinclair/typebox';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { instantAfter } from '../domain/calendar/deadline.ts';
import type { DeadlineReason } from '../domain/deadline-reason.ts';
import type { Instant } from '../domain/instant.ts';
import type { ServiceSettings } from '../domain/settings.ts';
import { changedQuestion, previewTermChange } from '../domain/term-change.ts';
import { defineWorker } from './define-worker.ts';
import type { TermChangeFacts } from './facts.ts';
import { promise, promised } from './shared/promise.ts';

const reasons: Record<TermChangeFacts['kind'], DeadlineReason> = {
  extend: 'extended',
  shorten: 'shortened',
  pause: 'paused',
  resume: 'resumed',
};

/**
 * Extends, shortens, pauses or resumes the term as somebody with the right to do so has decided. A change that comes too late, or goes
 * beyond what the settings allow to the role, changes nothing: two may have asked at once.
 */
export default defineWorker({
  type: 'change-term',
  input: Type.Object({ caseId: Type.String(), termChangeId: Type.String() }),
  output: Type.Object({ changed: Type.Boolean() }),
  raises: [],
  trial: 'recorded',
  async handle({ termChangeId }, context) {
    const change = await context.termChanges.byId(termChangeId);
    if (!change) throw new Error(`expected a change of the term ${termChangeId} but there is none`);
    if (change.appliedAt !== null) return { changed: false };
    context.termChanges.applied(change.id);
    const { case: c } = context.facts;
    const { settings } = context.release;
    const deadline = c.deadline ? await context.deadlines.byId(c.deadline) : undefined;
    const { calendar, revision } = await context.register.calendar(deadline?.calendar);
    const paused = deadline?.reason === 'paused';
    const wish = { kind: change.kind, term: change.term };
    const preview = previewTermChange({
      settings,
      promise: deadline && { ...deadline, paused },
      wish,
      roles: [change.askedAs],
      calendar,
      at: context.at,
    });
    if (!deadline || preview.fault) {
      const refused = { change: change.id, kind: change.kind, because: preview.fault };
      context.record('term-change-refused', refused, change.askedBy);
      return { changed: false };
    }
    const next = promised(
      settings,
      { ...changedQuestion(deadline.explanation, wish, context.at), calendar },
      {
        id: context.newId(),
        revision,
        reason: paused && change.kind === 'extend' ? 'paused' : reasons[change.kind],
        urgency: c.urgency,
        reached: deadline.reached,
        at: context.at,
        pausedUntil: change.kind === 'pause' ? pauseUntil(settings, change, calendar, context.at) : deadline.nextAt,
      },
    );
    await promise(context, next);
    if (next.dueAt !== null) context.cases.change({ late: context.at > next.dueAt });
    const { id, dueAt, reason } = next;
    const { kind, askedAs, askedBy } = change;
    context.record('deadline-set', { deadline: id, dueAt, reason, change: change.id }, askedBy);
    const fact = { change: change.id, kind, as: askedAs, from: deadline.dueAt, dueAt, times: preview.made + 1 };
    context.record('term-changed', kind === 'resume' ? { ...fact, times: preview.made } : fact, askedBy);
    return { changed: true };
  },
});

/** When a pause ends by itself, by the rule of the role that asked for it. */
function pauseUntil(
  { termChanges }: Pick<ServiceSettings, 'termChanges'>,
  { askedAs }: TermChangeFacts,
  calendar: Calendar,
  at: Instant,
): Instant | null {
  const longest = termChanges.pause.find((limit) => limit.role === askedAs)?.atMost;
  return longest ? instantAfter(at, longest, calendar) : null;
}
