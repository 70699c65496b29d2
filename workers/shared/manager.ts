import { civilDateAt, startOfDay } from '../../domain/calendar/zone.ts';
import { type CivilDate, type Instant, instantOf, millisecondsOf } from '../../domain/instant.ts';
import { changedHands, type Management, managerOn } from '../../domain/management.ts';
import type { WorkerContext } from '../context.ts';

interface Known {
  managements: readonly Management[];
  places: readonly string[];
  day: CivilDate;
  zone: string;
}

async function known(context: WorkerContext): Promise<Known> {
  const { territory } = context.facts.case;
  const places = territory ? await context.register.territoryPath(territory) : [];
  const managements = places.length > 0 ? await context.register.managementsOf(places) : [];
  const { zone } = (await context.register.calendar()).calendar;
  return { managements, places, day: civilDateAt(millisecondsOf(context.at), zone), zone };
}

/** Who manages the place of the case today, and, where another one comes after, from when on. */
export async function managerOfCase(
  context: WorkerContext,
): Promise<{ department: string; from: CivilDate; until: Instant | null } | undefined> {
  const { managements, places, day, zone } = await known(context);
  const manager = managerOn(managements, places, day);
  if (!manager) return undefined;
  const { department, from, to } = manager;
  return { department, from, until: to === null ? null : instantOf(startOfDay(to, zone)) };
}

/** Who manages the place now, when the department that has the case did and does no more. */
export async function successorOfCase(context: WorkerContext): Promise<Management | undefined> {
  const { managements, places, day } = await known(context);
  return changedHands(managements, places, context.facts.case.department, day);
}
