import { Type } from '@sinclair/typebox';
import type { LevelInstant } from '../domain/calendar/escalation.ts';
import { decideDeadlineCheck } from '../domain/deadline.ts';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import type { DeadlineFacts } from './facts.ts';
import { caseValues, mailText } from './shared/letter.ts';
import { passing, watchedInstants } from './shared/promise.ts';
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
      stored: deadline
        ? { ...deadline, current: deadline.current && deadline.metAt === null, paused: deadline.reason === 'paused' }
        : null,
      levels,
      now: context.at,
    });
    if (deadline && check.act.length > 0) {
      for (const level of check.act) await reach(context, deadline, level);
      const reached = [...deadline.reached, ...check.act.map((level) => level.level)];
      context.deadlines.change(deadline.id, { nextAt: check.at, reached });
    }
    return { at: check.at };
  },
});

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
  const people = await context.register.peopleOf(level.role);
  const letter = await context.cases.letter();
  for (const { person, email, language } of people) {
    if (!email) continue;
    const values = { ...caseValues(context, letter, language), level: String(level.level) };
    const written = mailText(context, 'escalation', language, values);
    context.outbox.mail({ key: `${deadline.id}:${level.level}:${person}`, to: email, language, ...written });
  }
  const told = people.map((each) => each.person);
  context.record('escalated', { deadline: deadline.id, level: level.level, role: level.role, people: told });
}
