import type { DeadlineExplanation } from '../domain/calendar/explanation.ts';
import type { Term } from '../domain/calendar/term.ts';
import type { Reach } from '../domain/confirmation.ts';
import type { DeadlineReason } from '../domain/deadline-reason.ts';
import type { Instant } from '../domain/instant.ts';
import type { Urgency } from '../domain/settings.ts';
import type { TermChangeKind } from '../domain/term-change.ts';

/** The case as its workers see it: ids, codes, counts and instants. Persons and texts are asked for one by one. */
export interface CaseFacts {
  readonly id: string;
  readonly number: string;
  readonly caseType: string;
  readonly channel: string;
  /** Of the resident. */
  readonly language: string;
  readonly kind: string | null;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly territory: string | null;
  readonly department: string | null;
  readonly organisation: string | null;
  readonly status: string;
  readonly outcome: string | null;
  readonly openedAt: Instant;
  /** The newest deadline, current or paused. */
  readonly deadline: string | null;
  readonly dueAt: Instant | null;
  readonly late: boolean;
  readonly reopened: number;
  readonly denials: number;
  readonly returns: number;
}

/** The run of the case that the job belongs to. */
export interface RunFacts {
  readonly id: string;
  readonly number: number;
  readonly state: 'requested' | 'open' | 'ended';
  /** Counts from 1; each way back to work after an answer begins another one. */
  readonly round: number;
  /** What was decided above the executing body on a dispute. */
  readonly decision: 'rework' | 'disputed' | null;
  /** The review of the newest outcome, when it was an explanation; null = not reviewed. */
  readonly reviewApproved: boolean | null;
}

export interface DeadlineFacts {
  readonly id: string;
  readonly run: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly reason: DeadlineReason;
  readonly current: boolean;
  readonly nextAt: Instant | null;
  /** Levels of escalation already taken. */
  readonly reached: readonly number[];
  readonly metAt: Instant | null;
  readonly explanation: DeadlineExplanation;
  readonly calendar: string;
}

/** One time that a department was asked whether the case is theirs. */
export interface AcceptanceFacts {
  readonly id: string;
  readonly department: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly state: 'open' | 'accepted' | 'refused' | 'over';
  /** Levels of escalation already taken. */
  readonly reached: readonly number[];
}

/** One round of asking the resident. */
export interface RoundFacts {
  readonly id: string;
  readonly round: number;
  /** What messages of this round correlate by. */
  readonly key: string;
  readonly reach: Reach;
  readonly state: 'open' | 'answered' | 'over';
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly answer: 'yes' | 'no' | null;
  /** Text that gives the reason of a no. */
  readonly reason: string | null;
  readonly evidence: 'call' | 'token' | null;
  readonly evidenceId: string | null;
  /** Null when the resident answered alone. */
  readonly recordedBy: string | null;
  /** Who executed, when the round opened. */
  readonly organisation: string | null;
  readonly openedAt: Instant;
}

export interface ObjectionFacts {
  readonly id: string;
  readonly round: number;
  readonly state: 'open' | 'received' | 'upheld' | 'rejected' | 'over';
  readonly openUntil: Instant | null;
}

export interface CancellationFacts {
  readonly id: string;
  /** `resident` or a person. */
  readonly askedBy: string;
  readonly reasonCode: string;
  /** Null until the process has taken it. */
  readonly recordedAt: Instant | null;
}

export interface TermChangeFacts {
  readonly id: string;
  readonly kind: TermChangeKind;
  /** What is added by an extension; the term that holds after a shortening. */
  readonly term: Term | null;
  /** Id of the text that gives the reason. */
  readonly reason: string;
  readonly askedBy: string;
  /** The role by whose rule it was asked for. */
  readonly askedAs: string;
  readonly askedAt: Instant;
  readonly appliedAt: Instant | null;
}

/** What a person says about classification and place; null is "as it was". */
export interface CorrectionFacts {
  readonly id: string;
  readonly category: string | null;
  readonly kind: string | null;
  readonly urgency: Urgency | null;
  readonly territory: string | null;
  /** Id of the text that gives the reason. */
  readonly reason: string;
  readonly askedBy: string;
  readonly appliedAt: Instant | null;
}

/** All that is loaded with a job. */
export interface Facts {
  readonly case: CaseFacts;
  readonly run: RunFacts;
}
