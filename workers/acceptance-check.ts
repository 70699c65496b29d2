import { Type } from '@sinclair/typebox';
import { nextLevelAt } from '../domain/calendar/escalation.ts';
import { defineWorker } from './define-worker.ts';
import { acceptanceTimes } from './shared/acceptance.ts';
import { InstantOrNone } from './shared/schemas.ts';
import { writeToRole } from './shared/staff-mail.ts';

/**
 * A timer asks whether somebody has answered if the case is theirs. Only what is stored decides: an answered question, or one that is
 * asked of somebody else by now, ends the wait. Each level that has come is told to the people of its role, once.
 */
export default defineWorker({
  type: 'acceptance-check',
  input: Type.Object({ caseId: Type.String(), acceptanceId: Type.String() }),
  output: Type.Object({ lookAt: InstantOrNone }),
  raises: [],
  trial: 'recompute',
  async handle({ acceptanceId }, context) {
    const asked = await context.acceptances.byId(acceptanceId);
    if (asked?.state !== 'open') return { lookAt: null };
    const { levels } = await acceptanceTimes(context, asked.askedAt);
    const due = levels.filter((level) => level.at <= context.at && !asked.reached.includes(level.level));
    for (const { level, role } of due) {
      const once = `${asked.id}:${level}`;
      const people = await writeToRole(context, 'unaccepted', role, once, { level: String(level) });
      const { department } = asked;
      context.record('acceptance-escalated', { acceptance: asked.id, department, level, role, people });
    }
    if (due.length > 0) context.acceptances.reached(asked.id, [...asked.reached, ...due.map((level) => level.level)]);
    return { lookAt: nextLevelAt(levels, context.at) };
  },
});
