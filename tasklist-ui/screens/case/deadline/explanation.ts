/** What the server keeps of how a deadline came about (`Deadline.explanation`). */
export interface Explanation {
  start: string;
  firstDay: string;
  term: Term;
  extensions?: readonly Term[];
  leftOut?: readonly DayLeftOut[];
  shortened?: readonly DayLeftOut[];
  pauses?: readonly { from: string; to: string | null }[];
  /** What is published for it now, and would end later than what was promised. */
  heldAgainst?: Term;
}

export interface Term {
  amount: number;
  unit: 'working-days' | 'working-hours' | 'calendar-days' | 'clock-hours';
  /** In one language, or by language. */
  legalBasis?: string | Record<string, string>;
  asSoonAsPossible?: boolean;
}

export interface DayLeftOut {
  date: string;
  why: 'weekend' | 'holiday' | 'declared-free' | 'half-day';
  name?: Record<string, string>;
}
