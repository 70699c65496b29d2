import { instantAfter } from '../../domain/calendar/deadline.ts';
import { type LevelInstant, levelInstants } from '../../domain/calendar/escalation.ts';
import type { Term } from '../../domain/calendar/term.ts';
import type { Instant } from '../../domain/instant.ts';
import type { AcceptanceSettings } from '../../domain/settings.ts';
import type { WorkerContext } from '../context.ts';

/** How this service asks for acceptance. Throws an Error where it does not: its diagram asks for what its settings do not say. */
export function acceptanceSettings(context: WorkerContext): AcceptanceSettings {
  const { acceptance } = context.release.settings;
  if (!acceptance) throw new Error('expected acceptance in the settings of the service but there is none');
  return acceptance;
}

/** The time for the answer, by the urgency of the case. */
export function timeToAccept(context: WorkerContext): Term {
  const { within } = acceptanceSettings(context);
  const { urgency } = context.facts.case;
  return (within.find((rule) => rule.urgency === urgency) ?? within.find((rule) => rule.urgency === '*')!).term;
}

/** Until when an answer is waited for that is asked for now, and when its levels of escalation are reached. */
export async function acceptanceTimes(
  context: WorkerContext,
  start: Instant,
): Promise<{ dueAt: Instant; levels: LevelInstant[] }> {
  const term = timeToAccept(context);
  const { calendar } = await context.register.calendar(term.calendar);
  const dueAt = instantAfter(start, term, calendar);
  const { urgency } = context.facts.case;
  const { escalation } = acceptanceSettings(context);
  return { dueAt, levels: levelInstants(escalation, { start, dueAt, term, calendar, urgency }) };
}
