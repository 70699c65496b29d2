import { civilDateAt, plusDays, startOfDay } from '../../domain/calendar/zone.ts';
import type { Clock } from '../../domain/clock.ts';
import { instantOf, millisecondsOf } from '../../domain/instant.ts';
import { meetingReadModel, type ProblemRow } from '../../store/meeting.read-model.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { serviceWith } from './service-with.ts';

export const reasonsOfProblems = ['late', 'unaccepted', 'denied', 'returned', 'disputed'] as const;

const becauseOf = (row: ProblemRow, denials: number): (typeof reasonsOfProblems)[number][] => [
  ...(row.late ? ['late' as const] : []),
  ...(row.unaccepted ? ['unaccepted' as const] : []),
  ...(row.denials >= denials ? ['denied' as const] : []),
  ...(row.returns >= denials ? ['returned' as const] : []),
  ...(row.disputed ? ['disputed' as const] : []),
];

/** What the next meeting looks at: requests that do not get on, and buildings where the same fault comes again. */
export async function meetingOf(unit: Unit, clock: Clock, tenant: string, caseType?: string) {
  const { caseType: service, part: settings } = await serviceWith(unit, tenant, 'meeting', caseType);
  const { zone } = (await registerReadModel(unit, tenant).tenant())!;
  const at = clock.now(tenant);
  const since = instantOf(startOfDay(plusDays(civilDateAt(millisecondsOf(at), zone), -settings.days), zone));
  const model = meetingReadModel(unit, tenant, service);
  const problems = await model.problems({ at, since, denials: settings.denials });
  const weakSpots = await model.weakSpots({ since, repeated: settings.repeated });
  return {
    caseType: service,
    at,
    since,
    denials: settings.denials,
    repeated: settings.repeated,
    problems: problems.map((row) => {
      const { id, number, category, place, department, openedAt, dueAt } = row;
      return { id, number, category, place, department, openedAt, dueAt, because: becauseOf(row, settings.denials) };
    }),
    weakSpots,
  };
}
