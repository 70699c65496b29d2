import type { Calendar } from '../domain/calendar/calendar.ts';
import type { CategoryWords } from '../domain/classification/category-words.ts';
import type { Classification } from '../domain/classification/classify.ts';
import type { Reach } from '../domain/confirmation.ts';
import type { DeadlineReason } from '../domain/deadline-reason.ts';
import type { Instant } from '../domain/instant.ts';
import type { LocalText } from '../domain/language.ts';
import type { Management } from '../domain/management.ts';
import type { Responsibility } from '../domain/routing.ts';
import type { ServiceSettings, Urgency } from '../domain/settings.ts';
import type { Json } from '../engine/port.ts';
import type { MatchedRule } from '../rules/dmn/index.ts';
import type {
  AcceptanceFacts,
  CancellationFacts,
  CorrectionFacts,
  DeadlineFacts,
  Facts,
  ObjectionFacts,
  RoundFacts,
  TermChangeFacts,
} from './facts.ts';

/**
 * All that a worker may reach. There are two of it: main/work/live-context.ts (stores bound to the job's unit of work) and
 * workers/trial/ (one case in memory). Adding to it is a visible act: both must learn it.
 *
 * Methods that answer nothing only note what is to be written; all of it is written, once, when the handler has returned, and none of it
 * when it throws. No clock and no random but what stands here; no files, no network: what must leave goes to `outbox`.
 */
export interface WorkerContext {
  readonly job: JobView;
  /** The instant of the trade at which the job happens. */
  readonly at: Instant;
  readonly facts: Facts;
  readonly release: ReleaseView;
  readonly register: Register;
  readonly tasks: { answers(element: string): Promise<TaskAnswers>; answeredBy(element: string): Promise<string[]> };
  readonly cases: Cases;
  readonly runs: Runs;
  readonly deadlines: Deadlines;
  readonly acceptances: Acceptances;
  readonly confirmations: Confirmations;
  readonly objections: Objections;
  readonly cancellations: { ofRun(): Promise<CancellationFacts | undefined>; recorded(id: string): void };
  readonly termChanges: {
    byId(id: string): Promise<TermChangeFacts | undefined>;
    /** The newest one of the run that was applied. */
    newest(): Promise<TermChangeFacts | undefined>;
    applied(id: string): void;
  };
  readonly corrections: { byId(id: string): Promise<CorrectionFacts | undefined>; applied(id: string): void };
  readonly outbox: {
    mail(mail: Mail): void;
    /** Nobody can be written to: a person tells the resident by telephone what this letter would have said. */
    call(template: string): void;
  };
  readonly engine: EngineReach;
  /** Appends a fact to the case's history: ids and codes only. The actor is this worker unless somebody else is named. */
  record(type: string, payload?: { [name: string]: unknown }, actor?: string): void;
  newId(): string;
  /** 256 random bits for a link, and the hash under which alone they are kept. */
  newToken(): { token: string; hash: string };
}

/** Whose job it is. Tenant, release and run are those of the run, never of variables. */
export interface JobView {
  readonly tenant: string;
  readonly release: string;
  readonly run: string;
  readonly case: string;
  readonly type: string;
  readonly element: string;
  readonly elementKey: string;
  readonly headers: { readonly [name: string]: string };
}

/** The case's own release: it never changes while the case lives. */
export interface ReleaseView {
  readonly settings: ServiceSettings;
  /** What the words of a description say, by the words of the release and those that the authority keeps with its categories. */
  classify(text: string, language: string | null, own: readonly CategoryWords[]): Promise<Classification>;
  /** Evaluates a decision of the release's tables; tells which rules matched. */
  decide(decision: string, inputs: { [name: string]: Json }): Decided;
  /** A text by key in the language, or in another one where that is missing; undefined when there is none at all. */
  text(key: string, language: string): string | undefined;
}

export interface Decided {
  /** Of a table with several outputs an object by their names, of one with a single output its bare value; null when no rule matched. */
  value: Json;
  /** Which rules matched, and what their columns saw. */
  reasons: readonly MatchedRule[];
}

/** What the authority knows besides the case. */
export interface Register {
  /** From the category up to the root of its tree; empty when it is not known. */
  categoryPath(category: string): Promise<string[]>;
  /** From the territory up to the region. */
  territoryPath(territory: string): Promise<string[]>;
  /** What administrators have said of who serves these categories. */
  servedBy(categories: readonly string[]): Promise<Responsibility[]>;
  /** Who manages these places: all that is said of them, past and to come. */
  managementsOf(places: readonly string[]): Promise<readonly Management[]>;
  /** The active categories with the words by which each is known. */
  categoryWords(): Promise<readonly CategoryWords[]>;
  /** The organisation a department belongs to; undefined when there is no such department. */
  organisationOf(department: string): Promise<string | undefined>;
  /** The newest revision of a calendar; without an id the tenant's own. */
  calendar(id?: string): Promise<{ calendar: Calendar; revision: number }>;
  /** Those who hold a role for the case's department, else for its organisation, else for the whole tenant. */
  peopleOf(role: string): Promise<Colleague[]>;
  /** Where the department, or the outside organisation it belongs to, gets its mail. */
  mailOf(department: string): Promise<string | undefined>;
  /** Is the person one of those who execute work for the organisation? Such a person's word does not close a case. */
  executesFor(person: string, organisation: string): Promise<boolean>;
}

export interface Colleague {
  person: string;
  email: string | null;
  language: string;
}

/** What somebody filled in when completing a user task. */
export interface TaskAnswers {
  task: string;
  answers: { [name: string]: unknown };
  by: string;
  at: Instant;
}

/** What a letter to the resident of the case needs. */
export interface Letter {
  /** The reporter where there is one, else the resident; all null when they stayed unknown. */
  name: string | null;
  phone: string | null;
  email: string | null;
  /** Of the tenant. */
  zone: string;
  tenant: LocalText;
  category: LocalText | null;
  department: LocalText | null;
  territory: LocalText | null;
  /** The place right above: a building says nothing without its street. */
  within: LocalText | null;
  /** The newest answer written for the resident. */
  answer: string | null;
  /** The secret code of the case, where this installation can still tell it. */
  code: string | null;
}

export interface Cases {
  change(change: CaseChange): void;
  /** Keeps a text where it can be erased; answers its id, for events and facts to point to. */
  keepText(text: { kind: 'answer' | 'reason' | 'note'; text: string; by: string; public: boolean }): string;
  /** What the resident described. */
  description(): Promise<{ text: string; language: string | null } | undefined>;
  text(id: string): Promise<string | undefined>;
  letter(): Promise<Letter>;
}

export interface CaseChange {
  kind?: string;
  category?: string;
  urgency?: Urgency;
  territory?: string;
  classification?: { [name: string]: unknown };
  /** null: nobody has it any more. */
  department?: string | null;
  organisation?: string | null;
  assignment?: { [name: string]: unknown } | null;
  outcome?: string | null;
  late?: boolean;
  reopened?: number;
  denials?: number;
  returns?: number;
}

export interface Runs {
  /** Binds the engine's instance to the requested run; false when another instance has it. */
  bind(): Promise<boolean>;
  change(change: { round?: number; decision?: 'rework' | 'disputed' | null; reviewApproved?: boolean | null }): void;
  /** Ends the run and with it the case, and withdraws what tasks are left. The database lets only a right ending pass. */
  end(ending: string): void;
}

export interface NewDeadline {
  id: string;
  startedAt: Instant;
  dueAt: Instant | null;
  reason: DeadlineReason;
  explanation: DeadlineFacts['explanation'];
  calendar: string;
  revision: number;
  nextAt: Instant | null;
  /** Levels that need not be taken again. */
  reached: number[];
}

export interface Deadlines {
  byId(id: string): Promise<DeadlineFacts | undefined>;
  /** Puts it in the place of the current one (a paused one has no current) and shows its instant on the case. */
  set(deadline: NewDeadline): Promise<void>;
  change(id: string, change: { nextAt?: Instant | null; reached?: number[]; metAt?: Instant; met?: boolean }): void;
}

export interface Acceptances {
  /** Asks the department that has the case now. */
  ask(asked: { id: string; department: string; organisation: string | null; dueAt: Instant }): void;
  byId(id: string): Promise<AcceptanceFacts | undefined>;
  /** The newest one of the run. */
  newest(): Promise<AcceptanceFacts | undefined>;
  answer(id: string, answer: { accepted: boolean; by: string; reason: string | null }): void;
  /** Levels of escalation that have been taken. */
  reached(id: string, levels: readonly number[]): void;
  /** Nobody is asked any more. */
  over(id: string): void;
}

export interface Confirmations {
  open(round: {
    id: string;
    round: number;
    key: string;
    reach: Reach;
    nextAttemptAt: Instant | null;
    tokenHash: string | null;
    organisation: string | null;
  }): void;
  /** Compare-and-set from open to answered; false when somebody's answer, or the end of the round, was first. */
  answer(
    id: string,
    answer: {
      answer: 'yes' | 'no';
      reason: string | null;
      evidence: 'call' | 'token';
      evidenceId: string;
      recordedBy: string;
    },
  ): Promise<boolean>;
  /** Compare-and-set from open to over: no answer came. */
  giveUp(id: string): Promise<boolean>;
  attempted(id: string, attempts: number, nextAttemptAt: Instant | null): void;
  /** The newest round of the run, as it stands now. */
  newest(): Promise<RoundFacts | undefined>;
}

export interface Objections {
  /** The newest one of the run. */
  newest(): Promise<ObjectionFacts | undefined>;
  open(objection: { id: string; round: number; openUntil: Instant }): void;
  /** The link by which it can be made. */
  linked(id: string, tokenHash: string): void;
  decided(id: string, decision: { upheld: boolean; by: string }): void;
  /** Nobody objected in time. */
  over(id: string): void;
}

export interface Mail {
  /** What makes it one mail however often it is queued. */
  key: string;
  to: string;
  subject: string;
  text: string;
  language: string;
}

/** Intents. They take effect after this job's completion, in the order given. */
export interface EngineReach {
  publish(message: { name: string; correlationKey: string; id: string; variables: { [name: string]: Json } }): void;
  /** Ends this job's instance: it has lost its run to another one. */
  cancelInstance(): void;
  /** Address of a page for the resident. */
  link(page: 'confirmation' | 'objection' | 'status', ...secrets: string[]): string;
}
