import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { questionOf } from '../../domain/term-change.ts';
import type { Intents } from '../../engine/port.ts';
import {
  deadlineChanged,
  deadlineSet,
  deadlineStore,
  dueShownOnTasks,
  type Outdated,
} from '../../store/deadline.store.ts';
import { eventRow } from '../../store/event.store.ts';
import { registerStore } from '../../store/register.store.ts';
import { insertInto, updateOf, writeAll } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { NewDeadline } from '../../workers/context.ts';
import { promised } from '../../workers/shared/promise.ts';
import type { ReleaseLibrary } from './release-library.ts';

export interface RearmNeed {
  library: ReleaseLibrary;
  intents(unit: Unit): Intents;
}

export interface Rearming {
  tenant: string;
  calendar: string;
  at: Instant;
  /** Who has changed the calendar. */
  by: string;
  /** Where the last batch ended; empty for the first. */
  after: string;
  limit: number;
}

/** Where to go on; `after` is null when nothing is left. */
export interface Rearmed {
  moved: number;
  after: string | null;
}

/** Day by which a message that nobody takes is of no use any more: the instance had ended. */
const messageTtl = 24 * 3_600_000;

/**
 * A calendar has a new revision (a holiday declared after the fact): the running deadlines that count by it are computed anew, one batch
 * in each unit of work, in the order of their ids. Interrupted half-way, it goes on with what is still outdated. Older timers need not be
 * found: they meet a deadline that is no longer current.
 */
export async function rearmDeadlines(unit: Unit, need: RearmNeed, batch: Rearming): Promise<Rearmed> {
  const { tenant, limit } = batch;
  const { calendar, revision } = await registerStore(unit, tenant).calendar(batch.calendar);
  const outdated = await deadlineStore(unit, tenant).outdated(calendar.id, revision, batch.after, limit);
  let moved = 0;
  for (const one of outdated) {
    const { settings } = await need.library.view(unit, tenant, one.release);
    const next = promised(
      settings,
      { ...questionOf(one.explanation), calendar },
      { id: newId(), revision, reason: 'calendar-changed', urgency: one.urgency, reached: one.reached, at: batch.at },
    );
    if (next.dueAt === one.dueAt && next.nextAt === one.nextAt) {
      await writeAll(unit, [deadlineChanged(tenant, one.id, { calendar_revision: revision })]);
      continue;
    }
    await move(unit, need, batch, one, next);
    moved += 1;
  }
  return { moved, after: outdated.length < limit ? null : outdated.at(-1)!.id };
}

async function move(unit: Unit, need: RearmNeed, { tenant, at, by }: Rearming, one: Outdated, next: NewDeadline) {
  await deadlineStore(unit, tenant).retire(one.run);
  const { id, dueAt, nextAt, reason } = next;
  const late = dueAt !== null && at > dueAt;
  const payload = { deadline: id, dueAt, reason, before: one.id };
  const event = {
    tenant,
    case: one.case,
    run: one.run,
    release: one.release,
    type: 'deadline-set',
    at,
    actor: by,
    payload,
  };
  await writeAll(unit, [
    deadlineSet(tenant, one.case, one.run, next, at),
    updateOf('cases', { tenant_id: tenant, id: one.case }, { deadline_id: id, due_at: dueAt, late }),
    dueShownOnTasks(tenant, one.run, dueAt),
    insertInto('case_events', [eventRow(event)]),
  ]);
  if (nextAt === null) return;
  const { run, release } = one;
  const message = {
    name: 'deadline-set',
    correlationKey: run,
    id,
    ttl: messageTtl,
    variables: { deadlineId: id, nextAt },
  };
  await need.intents(unit).publish({ tenant, release, run, at }, message);
}
