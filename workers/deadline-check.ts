import { Type } from '@sinclair/typebox';
import type { LevelInstant } from '../domain/calendar/escalation.ts';
import { decideDeadlineCheck, type StoredDeadline } from '../domain/deadline.ts';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import type { DeadlineFacts } from './facts.ts';
import { caseValues, letterPart, mailText, shownAt, writeToResident } from './shared/letter.ts';
import { passing, promise, resumed, watchedInstants } from './shared/promise.ts';
import { InstantOrNone } from './shared/schemas.ts';

/**
 * A timer of the deadline protocol asks what to do. Only the stored deadline decides; timers may be old, early, late or doubled. Each
 * level of escalation that has come is told to the people of its role, once.
 */
export default defineWorker({
  type: 'deadline-check',
  input: Type.Object({ caseId: Type.String(), deadlineId: Type.String() }),
  output: Type.Object({ at: InstantOrNone }),
  raises: [],
  trial: 'recompute',
  async handle({ deadlineId }, context) {
    const deadline = await context.deadlines.byId(deadlineId);
    const levels = deadline ? await levelsOf(context, deadline) : [];
    const check = decideDeadlineCheck({
      deadlineId,
      stored: deadline ? storedAs(context, deadline) : null,
      levels,
      now: context.at,
    });
    if (deadline && check.because === 'pause-over') await endPause(context, deadline);
    if (deadline && check.act.length > 0) {
      for (const level of check.act) await reach(context, deadline, level);
      const reached = [...deadline.reached, ...check.act.map((level) => level.level)];
      context.deadlines.change(deadline.id, { nextAt: check.at, reached });
    }
    return { at: check.at };
  },
});

/** A paused deadline is never current, but the newest one of its case as long as nobody has resumed it. */
function storedAs(context: WorkerContext, deadline: DeadlineFacts): StoredDeadline {
  const paused = deadline.reason === 'paused';
  const newest = paused ? context.facts.case.deadline === deadline.id : deadline.current;
  return { ...deadline, current: newest && deadline.metAt === null, paused };
}

/** Nobody has resumed the term in the time that a pause may last: it runs again, and the resident is told. */
async function endPause(context: WorkerContext, deadline: DeadlineFacts): Promise<void> {
  const next = await resumed(context, deadline);
  await promise(context, next);
  const { id, dueAt, reason } = next;
  if (dueAt !== null) context.cases.change({ late: context.at > dueAt });
  context.record('deadline-set', { deadline: id, dueAt, reason });
  context.record('term-changed', {
    kind: 'resume',
    as: null,
    from: null,
    dueAt,
    times: next.explanation.pauses.length,
  });
  const { language } = context.facts.case;
  const { zone } = await context.cases.letter();
  const values = {
    reason: letterPart(context, 'pause-over', language),
    ...(dueAt === null ? {} : { dueAt: shownAt(dueAt, zone, language) }),
  };
  await writeToResident(context, 'term-changed', `${id}:pause-over`, values, 'call');
}

async function levelsOf(context: WorkerContext, deadline: DeadlineFacts): Promise<LevelInstant[]> {
  const { calendar } = await context.register.calendar(deadline.calendar);
  return watchedInstants(context.release.settings, { ...deadline, calendar, urgency: context.facts.case.urgency });
}

async function reach(context: WorkerContext, deadline: DeadlineFacts, level: LevelInstant): Promise<void> {
  if (level.level === passing) {
    context.cases.change({ late: true });
    context.record('deadline-passed', { deadline: deadline.id, dueAt: deadline.dueAt });
    return;
  }
  const named = await context.register.peopleOf(level.role);
  // While nobody has the case there is no head: a supervisor hears of it rather than nobody.
  const nobody = named.length === 0 && context.facts.case.department === null;
  const role = nobody ? 'supervisor' : level.role;
  const people = nobody ? await context.register.peopleOf(role) : named;
  const letter = await context.cases.letter();
  for (const { person, email, language } of people) {
    if (!email) continue;
    const values = { ...caseValues(context, letter, language), level: String(level.level) };
    const written = mailText(context, 'escalation', language, values);
    context.outbox.mail({ key: `${deadline.id}:${level.level}:${person}`, to: email, language, ...written });
  }
  const told = people.map((each) => each.person);
  context.record('escalated', { deadline: deadline.id, level: level.level, role, people: told });
}
