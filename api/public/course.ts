import type { Instant } from '../../domain/instant.ts';
import type { LocalText } from '../../domain/language.ts';

/** One thing that happened, as far as it is the resident's to know. */
export interface CourseEntry {
  at: Instant;
  what: string;
  /** Code that says more: how the term was set, the outcome, the answer, the ending. */
  how: string | null;
  department: LocalText | null;
  dueAt: Instant | null;
  text: string | null;
}

interface CourseEvent {
  type: string;
  at: Instant;
  actor: string;
  elementId: string | null;
  payload: Record<string, unknown>;
}

interface CourseFacts {
  history: readonly CourseEvent[];
  /** Texts that the resident may read, by id. */
  texts: ReadonlyMap<string, string>;
  departments: ReadonlyMap<string, LocalText>;
  /** Changes of the term -> the texts of their reasons. */
  reasons: ReadonlyMap<string, string>;
  /** Who was promised "as soon as possible" was promised no instant. */
  instants: boolean;
}

type Told = Partial<Omit<CourseEntry, 'at'>> & { what: string };
type Teller = (event: CourseEvent, facts: CourseFacts, past: CourseEvent[]) => Told | null;

const textOf = ({ texts }: CourseFacts, id: unknown): string | null => texts.get(String(id)) ?? null;
const code = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The answer counts when it was sent: the department's own word may still be sent back by its review. */
const answer: Teller = (_, facts, past) => {
  const done = past.findLast(({ type }) => type === 'outcome-recorded');
  return done
    ? { what: 'answered', how: code(done.payload.outcome), text: textOf(facts, done.payload.answer) }
    : { what: 'answered' };
};

const said: Teller = ({ payload, actor }, facts) => ({
  what: actor === 'resident' ? 'you-said' : 'you-said-by-phone',
  how: code(payload.answer),
  text: textOf(facts, payload.reason),
});

const tellers: Record<string, Teller> = {
  'case-opened': () => ({ what: 'opened' }),
  'department-assigned': ({ payload }, { departments }, past) => {
    const before = past.findLast(({ type }) => type === 'department-assigned');
    if (before?.payload.department === payload.department) return null;
    return { what: 'department', department: departments.get(String(payload.department)) ?? null };
  },
  'case-returned': () => ({ what: 'not-ours' }),
  'task-claimed': ({ elementId }, _, past) => {
    if (elementId !== 'work') return null;
    const since = past.findLastIndex(({ type }) => type === 'department-assigned' || type === 'outcome-recorded');
    const known = past.slice(since + 1).some((each) => each.type === 'task-claimed' && each.elementId === 'work');
    return known ? null : { what: 'taken' };
  },
  'deadline-set': ({ payload }, facts) => ({
    what: 'term',
    how: code(payload.reason),
    dueAt: facts.instants ? (code(payload.dueAt) as Instant | null) : null,
    text: textOf(facts, facts.reasons.get(String(payload.change))),
  }),
  'confirmation-opened': answer,
  'explanation-reviewed': (event, facts, past) => (event.payload.approved === true ? answer(event, facts, past) : null),
  'confirmation-attempted': () => ({ what: 'not-reached' }),
  'confirmation-answered': said,
  'late-answer-given': said,
  'case-denied': ({ payload }) => (payload.back === true ? { what: 'back' } : null),
  'dispute-decided': ({ payload }) => ({ what: 'decided', how: code(payload.decision) }),
  'objection-made': ({ payload }, facts) => ({ what: 'objected', text: textOf(facts, payload.reason) }),
  'objection-decided': ({ payload }) => ({ what: payload.upheld === true ? 'upheld' : 'rejected' }),
  'case-reopened': ({ payload }, facts) => ({ what: 'reopened', text: textOf(facts, payload.reason) }),
  'remark-written': ({ payload }, facts) => ({ what: 'remark', text: textOf(facts, payload.text) }),
  'contact-corrected': () => ({ what: 'contact' }),
  'code-told': ({ payload }) => ({ what: 'code-told', how: code(payload.way) }),
  'case-ended': ({ payload }) => ({ what: 'ended', how: code(payload.ending) }),
};

/** The course of a case so far in what its resident may know, oldest first. Codes and texts; the screen makes sentences of them. */
export function courseOf(facts: CourseFacts): CourseEntry[] {
  const none = { how: null, department: null, dueAt: null, text: null };
  return facts.history.flatMap((event, at) => {
    const told = tellers[event.type]?.(event, facts, facts.history.slice(0, at) as CourseEvent[]);
    return told ? [{ at: event.at, ...none, ...told }] : [];
  });
}
