import type { Calendar } from './calendar/calendar.ts';
import { instantAfter } from './calendar/deadline.ts';
import { timelineOf } from './calendar/timeline.ts';
import { type Instant, instantOf, millisecondsOf } from './instant.ts';
import type { CallingHours, ConfirmationSettings } from './settings.ts';

/** How the resident can be asked: by a call, only by a link, or not at all. */
export type Reach = 'phone' | 'link' | 'none';

export type ConfirmationAnswer = 'yes' | 'no' | 'no-answer';

/** What proves an answer: a recorded call, or the single-use token of a link. */
export type Evidence =
  | { readonly kind: 'call'; readonly callId: string; readonly recordedBy: string; readonly organisation: string }
  | { readonly kind: 'token'; readonly tokenId: string };

/** The confirmation of one round as it is recorded. */
export interface ConfirmationFacts {
  readonly round: number;
  readonly reach: Reach;
  /** null while the question is open. */
  readonly answer: ConfirmationAnswer | null;
  readonly evidence: Evidence | null;
}

export type ConfirmationFault = 'other-round' | 'no-evidence' | 'recorded-by-executing-organisation';

/** A phone is asked by a call (and told the link); without one only the link asks; without both nobody can. */
export function reachOf(contact: { readonly phone: boolean; readonly link: boolean }): Reach {
  if (contact.phone) return 'phone';
  return contact.link ? 'link' : 'none';
}

/**
 * Why an answer may not be taken; empty when it may. An answer belongs to the round that asked for it, needs its
 * evidence, and a call may be recorded by nobody of an organisation that did the work.
 */
export function answerFaults(
  confirmation: ConfirmationFacts,
  now: { readonly round: number; readonly executingOrganisations: readonly string[] },
): ConfirmationFault[] {
  const { evidence } = confirmation;
  const faults: ConfirmationFault[] = [];
  if (confirmation.round !== now.round) faults.push('other-round');
  if (!evidence) faults.push('no-evidence');
  if (evidence?.kind === 'call' && now.executingOrganisations.includes(evidence.organisation))
    faults.push('recorded-by-executing-organisation');
  return faults;
}

const calling = new WeakMap<CallingHours, WeakMap<Calendar, Calendar>>();

/** Calling hours as a calendar: their own weekly hours; the tenant's free days close them unless calls are allowed then. */
export function callingCalendar(hours: CallingHours, calendar: Calendar): Calendar {
  const known = calling.get(hours) ?? new WeakMap<Calendar, Calendar>();
  calling.set(hours, known);
  const made = known.get(calendar) ?? {
    id: `${calendar.id}:calling`,
    zone: calendar.zone,
    weekly: [{ validFrom: '0001-01-01', hours: hours.weekly }],
    days: hours.onHolidays ? [] : calendar.days.filter((day) => day.kind === 'holiday' || day.kind === 'declared-free'),
  };
  known.set(calendar, made);
  return made;
}

/** The instant itself when people may be called then, else the next opening of the calling hours. */
export function nextCallAt(instant: Instant, hours: CallingHours, calendar: Calendar): Instant {
  for (const [start] of timelineOf(callingCalendar(hours, calendar)).spansFrom(millisecondsOf(instant)))
    return instantOf(start);
  return instant;
}

/**
 * When the resident is asked again after an attempt without an answer; null when the agreed attempts are used up. By
 * phone the interval is followed by the next calling hours. By link there is one attempt: the wait for it. A service that
 * allows no unconfirmed end asks on: its cases wait, whatever the number of attempts.
 */
export function nextAttemptAt(question: {
  readonly settings: ConfirmationSettings;
  readonly calendar: Calendar;
  readonly reach: Reach;
  /** Attempts made so far; 0 when the round opens. */
  readonly attempts: number;
  readonly now: Instant;
}): Instant | null {
  const { settings, calendar, reach, attempts, now } = question;
  if (reach === 'none') return null;
  const limit = reach === 'link' ? 1 : settings.attempts;
  if (attempts >= limit && settings.allowUnconfirmed) return null;
  if (reach === 'link') return instantAfter(now, settings.linkWait, calendar);
  const from = attempts === 0 ? now : instantAfter(now, settings.interval, calendar);
  return nextCallAt(from, settings.callingHours, calendar);
}

/** After this denial: back to the department, or to a role above it? `denials` counts this one. */
export const sendsBack = (denials: number, limit: number): boolean => denials <= limit;

/** What a late answer does to an unconfirmed case: a yes closes it, a no reopens it as a new run. */
export const lateAnswer = (answer: 'yes' | 'no'): 'close' | 'reopen' => (answer === 'yes' ? 'close' : 'reopen');
