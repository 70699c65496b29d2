import type { Calendar } from './calendar/calendar.ts';
import { instantAfter } from './calendar/deadline.ts';
import type { Term } from './calendar/term.ts';
import type { Instant } from './instant.ts';
import { isEnded } from './status.ts';

/** Until when an ended case can be reopened by the resident. */
export const reopenUntil = (endedAt: Instant, within: Term, calendar: Calendar): Instant =>
  instantAfter(endedAt, within, calendar);

/** Can the resident reopen it now? After any ending, until the window is over, that instant included. */
export function canReopen(
  state: { readonly status: string; readonly endedAt: Instant | null },
  within: Term,
  calendar: Calendar,
  now: Instant,
): boolean {
  return isEnded(state.status) && state.endedAt !== null && now <= reopenUntil(state.endedAt, within, calendar);
}
