import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { WordsByLanguage } from '../../domain/classification/content.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LocalText } from '../../domain/language.ts';
import type { Management } from '../../domain/management.ts';
import type { Responsibility } from '../../domain/routing.ts';
import type { Mail } from '../context.ts';
import type {
  AcceptanceFacts,
  CancellationFacts,
  CaseFacts,
  CorrectionFacts,
  DeadlineFacts,
  ObjectionFacts,
  RoundFacts,
  RunFacts,
  TermChangeFacts,
} from '../facts.ts';

type Changeable<T> = { -readonly [name in keyof T]: T[name] };

/** What a trial's authority is: given, and never changed by workers. */
export interface TrialTown {
  tenant: { id: string; name: LocalText; zone: string; calendar: string };
  categories: { id: string; parent?: string; name: LocalText; words?: WordsByLanguage }[];
  territories: { id: string; parent?: string; name: LocalText }[];
  organisations: { id: string; name: LocalText; email?: string }[];
  departments: { id: string; organisation: string; name: LocalText; email?: string }[];
  /** What administrators have said of who serves what. */
  responsibilities?: Responsibility[];
  /** Who manages which place, and when. */
  managements?: Management[];
  people: { id: string; role: string; department?: string; organisation?: string; email?: string; language: string }[];
  /** Revisions of calendars, the newest last. */
  calendars: Calendar[];
}

export interface TrialText {
  id: string;
  kind: 'description' | 'answer' | 'reason' | 'note';
  text: string;
  language: string | null;
  by: string;
  at: Instant;
  public: boolean;
}

export interface TrialEvent {
  type: string;
  at: Instant;
  actor: string;
  element?: string;
  payload: { [name: string]: unknown };
}

/** One case as it stands in memory: what the database keeps of it, in plain objects. */
export interface TrialState {
  case: Changeable<CaseFacts> & {
    classification?: Record<string, unknown>;
    assignment?: Record<string, unknown> | null;
  };
  run: Changeable<RunFacts> & { instance: string | null; ending: string | null };
  resident: { name: string | null; phone: string | null; email: string | null };
  /** The secret code that the resident has been given. */
  code: string | null;
  texts: TrialText[];
  answers: { element: string; task: string; answers: { [name: string]: unknown }; by: string; at: Instant }[];
  deadlines: (Changeable<DeadlineFacts> & { met: boolean | null; revision: number })[];
  acceptances: Changeable<AcceptanceFacts>[];
  rounds: (Changeable<RoundFacts> & { tokenHash: string | null })[];
  objections: (Changeable<ObjectionFacts> & { tokenHash: string | null })[];
  cancellation: Changeable<CancellationFacts> | null;
  termChanges: Changeable<TermChangeFacts>[];
  corrections: Changeable<CorrectionFacts>[];
  mails: Mail[];
  /** What the resident is to be told by telephone. */
  calls: { template: string; at: Instant }[];
  events: TrialEvent[];
  /** For ids and tokens: the same trial gives the same ones. */
  counter: number;
}

/** A case as intake leaves it: open, its first run asked for. */
export function openedCase(
  opened: Pick<CaseFacts, 'id' | 'number' | 'caseType' | 'channel' | 'language' | 'openedAt'> &
    Partial<Pick<CaseFacts, 'kind' | 'category' | 'urgency' | 'territory'>> & {
      run: string;
      resident?: Partial<TrialState['resident']>;
      description?: string;
    },
): TrialState {
  const { run, resident, description, ...facts } = opened;
  const text: TrialText = {
    id: 'description',
    kind: 'description',
    text: description ?? '',
    language: facts.language,
    by: 'resident',
    at: facts.openedAt,
    public: true,
  };
  return {
    case: {
      kind: null,
      category: null,
      urgency: 'normal',
      territory: null,
      department: null,
      organisation: null,
      status: 'open',
      outcome: null,
      deadline: null,
      dueAt: null,
      late: false,
      reopened: 0,
      denials: 0,
      returns: 0,
      ...facts,
    },
    run: {
      id: run,
      number: 1,
      state: 'requested',
      round: 1,
      decision: null,
      reviewApproved: null,
      instance: null,
      ending: null,
    },
    resident: { name: null, phone: null, email: null, ...resident },
    code: 'TRIA-LCOD-E000',
    texts: description === undefined ? [] : [text],
    answers: [],
    deadlines: [],
    acceptances: [],
    rounds: [],
    objections: [],
    cancellation: null,
    termChanges: [],
    corrections: [],
    mails: [],
    calls: [],
    events: [],
    counter: 0,
  };
}
