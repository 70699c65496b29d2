import type { Static } from '@sinclair/typebox';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { computeDeadline } from '../../domain/calendar/deadline.ts';
import { calendarFaults } from '../../domain/calendar/faults.ts';
import { type CalendarRow, contentStore } from '../../store/content.store.ts';
import { deadlineStore } from '../../store/deadline.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { CalendarInput, CalendarRevision } from '../schemas/administration/calendars.ts';
import { type Change, canonical, type Made, wrongFields } from './administer.ts';

const batch = 500;

/** The newest revisions of the authority's calendars. */
export async function presentCalendars(unit: Unit, tenant: string) {
  const store = contentStore(unit, tenant);
  const rows = await store.calendars();
  const usual = (await store.tenant())?.calendar ?? rows[0]?.id;
  return rows.map(({ content, ...row }) => ({
    ...row,
    zone: content.zone,
    weekly: content.weekly,
    days: content.days,
    usual: row.id === usual,
  }));
}

function demandUsable(calendar: Calendar): void {
  const faults = calendarFaults(calendar);
  if (faults.length > 0) throw wrongFields(...faults.map((each) => ({ ...each, field: `body.${each.field}` })));
}

const byDate = (days: Calendar['days']) => [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

async function revised(unit: Unit, tenant: string, id: string, input: Static<typeof CalendarRevision>) {
  const there = found(await contentStore(unit, tenant).calendar(id));
  if (there.revision !== input.revision) throw new ApiError('changed-meanwhile');
  const calendar: Calendar = { ...there.content, weekly: input.weekly, days: byDate(input.days) };
  demandUsable(calendar);
  return { there, calendar };
}

/** How many running deadlines the calendar would move, if it were in force. */
export async function effectOf(unit: Unit, tenant: string, id: string, input: Static<typeof CalendarRevision>) {
  return effect(unit, tenant, await revised(unit, tenant, id, input));
}

/** A calendar as it would be in another zone. */
const inZone = (there: CalendarRow, zone: string) => ({ there, calendar: { ...there.content, zone } });

/** The same of another zone, over all calendars that count in another one. */
export async function zoneEffect(unit: Unit, tenant: string, zone: string) {
  const sum = { openDeadlines: 0, moved: 0, later: 0, earlier: 0 };
  for (const there of await contentStore(unit, tenant).calendars()) {
    if (there.content.zone === zone) continue;
    const moved = await effect(unit, tenant, inZone(there, zone));
    for (const name of ['openDeadlines', 'moved', 'later', 'earlier'] as const) sum[name] += moved[name];
  }
  return sum;
}

/** Calendars count in another zone from now on: each is a new revision, behind which running deadlines are computed anew. */
export async function moveCalendars(
  deps: Pick<ApiDeps, 'rearm'>,
  { unit, tenant, at, who, note }: Change,
  zone: string,
): Promise<void> {
  const store = contentStore(unit, tenant);
  for (const there of await store.calendars()) {
    if (there.content.zone === zone) continue;
    const revision = there.revision + 1;
    await store.addCalendar(inZone(there, zone).calendar, revision, at);
    note({ type: 'calendar-revised', subjectKind: 'calendar', subjectId: there.id, payload: { revision, zone } });
    unit.afterCommit(() => deps.rearm?.(tenant, there.id, who.actor));
  }
}

async function effect(unit: Unit, tenant: string, { there, calendar }: { there: CalendarRow; calendar: Calendar }) {
  const effect = { openDeadlines: 0, moved: 0, later: 0, earlier: 0 };
  const store = deadlineStore(unit, tenant);
  for (let after = ''; ; ) {
    const some = await store.outdated(there.id, there.revision + 1, after, batch);
    for (const { startedAt, dueAt, explanation } of some) {
      const { term, extensions, pauses } = explanation;
      const next = computeDeadline({ start: startedAt, term, extensions, pauses, calendar }).dueAt;
      effect.openDeadlines += 1;
      if (next === null || dueAt === null || next === dueAt) continue;
      effect.moved += 1;
      effect[next > dueAt ? 'later' : 'earlier'] += 1;
    }
    if (some.length < batch) return effect;
    after = some.at(-1)!.id;
  }
}

/**
 * Keeps a calendar as it is from now on, over the revision that is there, if any; answers which revision it is. Whoever calls it computes
 * the running deadlines anew.
 */
export async function keepCalendar(
  { unit, tenant, at, note }: Made,
  there: CalendarRow | undefined,
  calendar: Calendar,
): Promise<number> {
  const revision = (there?.revision ?? 0) + 1;
  await contentStore(unit, tenant).addCalendar(calendar, revision, at);
  const subject = { subjectKind: 'calendar', subjectId: calendar.id } as const;
  if (!there) {
    note({ type: 'calendar-added', ...subject });
    return revision;
  }
  const known = new Set(there.content.days.map(canonical));
  const changed = calendar.days.filter((day) => !known.has(canonical(day))).map(({ date, kind }) => ({ date, kind }));
  note({ type: 'calendar-revised', ...subject, payload: { revision, days: changed.slice(0, 50) } });
  return revision;
}

/** A new revision; the running deadlines are computed anew behind it, batch by batch. */
export async function reviseCalendar(
  deps: Pick<ApiDeps, 'rearm'>,
  { unit, tenant, at, who, note }: Change,
  id: string,
  input: Static<typeof CalendarRevision>,
): Promise<void> {
  const { there, calendar } = await revised(unit, tenant, id, input);
  await keepCalendar({ unit, tenant, at, note }, there, calendar);
  unit.afterCommit(() => deps.rearm?.(tenant, id, who.actor));
}

/** A further calendar, in the zone of the authority; the first one is the usual one. */
export async function addCalendar(
  { unit, tenant, at, note }: Change,
  { id, weekly, days = [] }: Static<typeof CalendarInput>,
): Promise<void> {
  const store = contentStore(unit, tenant);
  const { zone } = found(await store.tenant());
  const calendar: Calendar = { id, zone, weekly, days: byDate(days) };
  demandUsable(calendar);
  const others = await store.calendars();
  if (others.some((each) => each.id === id)) throw new ApiError('name-taken', id);
  await keepCalendar({ unit, tenant, at, note }, undefined, calendar);
  if (others.length === 0) await store.setUsualCalendar(id);
}
