import type { Calendar } from './calendar/calendar.ts';
import { instantAfter } from './calendar/deadline.ts';
import type { Term } from './calendar/term.ts';
import type { Instant } from './instant.ts';

/** Until when the resident can object to an explained answer; null when the one objection of the run was used. */
export const objectionUntil = (answeredAt: Instant, used: boolean, within: Term, calendar: Calendar): Instant | null =>
  used ? null : instantAfter(answeredAt, within, calendar);

/** An answer is reviewed by another person than those who worked on it, and an objection decided by a third one, who did not review it either. */
export const mayReview = (reviewer: string, workedBy: readonly string[]): boolean => !workedBy.includes(reviewer);
