import { Type } from '@sinclair/typebox';
import {
  Actor,
  Count,
  hears,
  Id,
  Instant,
  Json,
  Language,
  LocalText,
  Named,
  oneOf,
  orNull,
  Page,
  Place,
  ref,
  says,
  TermState,
  Urgency,
} from './common.ts';
import { Document } from './document.ts';
import { TermWish } from './more-time.ts';
import { Return } from './return.ts';
import { Telling } from './telling.ts';

export const channels = [
  'phone',
  'whatsapp',
  'bip',
  'sms',
  'web',
  'portal',
  'mobile',
  'petition',
  'verbal',
  'field',
  'api',
  'open311',
] as const;
export const Channel = oneOf(channels);

export const Person = says(
  {
    name: orNull(Type.String()),
    phone: orNull(Type.String()),
    email: orNull(Type.String()),
    address: orNull(Type.String()),
    noticeVersion: orNull(Type.Integer()),
    noticeAt: orNull(Instant),
    consent: orNull(Type.Boolean()),
  },
  { $id: 'Person' },
);

export const PersonInput = hears({
  name: Type.Optional(orNull(Type.String({ maxLength: 200 }))),
  phone: Type.Optional(orNull(Type.String({ maxLength: 40, pattern: '^[+0-9 ()./-]*$' }))),
  email: Type.Optional(orNull(Type.String({ maxLength: 200, format: 'email' }))),
  address: Type.Optional(orNull(Type.String({ maxLength: 500 }))),
  noticeVersion: Type.Optional(orNull(Type.Integer({ description: 'the privacy notice that was shown or read out' }))),
  consent: Type.Optional(orNull(Type.Boolean())),
});

export const CaseToOpen = hears({
  caseType: Type.Optional(Id),
  channel: Channel,
  language: Language,
  description: Type.String({ minLength: 3, maxLength: 10_000 }),
  kind: Type.Optional(orNull(Id)),
  categoryId: Type.Optional(orNull(Id)),
  urgency: Type.Optional(orNull(Urgency)),
  territoryId: Type.Optional(orNull(Id)),
  resident: Type.Optional(PersonInput),
  reporter: Type.Optional(PersonInput),
  source: Type.Optional(orNull(Type.String({ maxLength: 100, description: 'the system that sends it' }))),
  externalNumber: Type.Optional(
    orNull(Type.String({ maxLength: 100, description: 'what that system calls it; unique per source' })),
  ),
  callId: Type.Optional(orNull(Id)),
});

export const OpenedCase = says(
  {
    id: Type.String(),
    number: Type.String({ description: 'the public number' }),
    code: orNull(
      Type.String({
        description:
          'of the resident, who asks for the status, answers, withdraws and reopens with it; told only to a system that receives codes, and only once',
      }),
    ),
    codeBy: orNull(
      oneOf(['answer', 'letter', 'opener'], {
        description: 'how the resident gets the code; opener: whoever opened the case tells it; null: not at all',
      }),
    ),
    openedAt: Instant,
  },
  { $id: 'OpenedCase' },
);

export const CodeInput = hears({
  way: oneOf(['read-out', 'printed'], { description: 'by word of mouth, or on a slip of paper' }),
});
export const ToldCode = says({ number: Type.String(), code: Type.String() }, { $id: 'ToldCode' });

const item = {
  id: Type.String(),
  number: Type.String(),
  caseType: Type.String(),
  channel: Type.String(),
  language: Type.String(),
  status: Type.String({ description: '`open`, or how it ended' }),
  stage: orNull(
    Type.Unsafe<'being-assigned' | 'waiting' | 'in-work' | 'answered'>({
      type: 'string',
      enum: ['being-assigned', 'waiting', 'in-work', 'answered'],
      description: 'of an open case; waiting: a department has it, and nobody there has taken it yet',
    }),
  ),
  outcome: orNull(Type.String()),
  kind: orNull(Type.String()),
  urgency: Urgency,
  late: Type.Boolean(),
  category: orNull(ref(Named)),
  territory: orNull(ref(Place)),
  department: orNull(ref(Named)),
  organisation: orNull(ref(Named)),
  openedAt: Instant,
  term: TermState,
  dueAt: orNull(Instant),
  endedAt: orNull(Instant),
  reopened: Count,
  summary: Type.String({ description: 'the beginning of the description' }),
};

export const CaseItem = says(item, { $id: 'CaseItem' });

export const CaseEvent = says(
  {
    seq: Type.String({ description: 'a number as text: it grows for ever' }),
    type: Type.String(),
    at: Instant,
    actor: ref(Actor),
    elementId: orNull(Type.String()),
    payload: Type.Record(Type.String(), Json),
  },
  { $id: 'CaseEvent' },
);

export const CaseText = says(
  {
    id: Type.String(),
    kind: Type.String(),
    language: orNull(Type.String()),
    text: Type.String(),
    writtenBy: ref(Actor),
    writtenAt: Instant,
    public: Type.Boolean(),
  },
  { $id: 'CaseText' },
);

/** In the words of whoever gave it. */
export const CaseReason = says(
  {
    about: Type.String({
      description:
        'denial, confirmation, answer, outcome, return, review, objection, objection-decision, dispute-decision, cancellation, term-change, correction, contact, classification, assignment, reopening, call, hurry, more-time, more-time-decision, other',
    }),
    code: orNull(Type.String({ description: 'what was decided or chosen with it' })),
    round: orNull(Type.Integer()),
    at: Instant,
    actor: ref(Actor),
    text: Type.String(),
    language: orNull(Type.String()),
  },
  { $id: 'CaseReason' },
);

/** A case that was found, with who called. */
export const FoundCase = says(
  {
    ...item,
    caller: Type.Union([says({ name: orNull(Type.String()), phone: orNull(Type.String()) }), Type.Null()], {
      description: 'the resident, else the reporter; null when nobody is known, or the reader may not see persons',
    }),
  },
  { $id: 'FoundCase' },
);

export const SearchQuery = hears({
  q: Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      'number or its end, telephone number in any form or its end, name, e-mail, street and house, the number of another system, words of the description',
  }),
  ...Page,
});

const correction = {
  categoryId: Type.Optional(Id),
  kind: Type.Optional(Id),
  urgency: Type.Optional(Urgency),
  territoryId: Type.Optional(Id),
};
export const CorrectionQuestion = hears(correction, { description: 'what is left out stays as it is' });
export const CorrectionInput = hears({ ...correction, reason: Type.String({ minLength: 3, maxLength: 4000 }) });

export const CorrectionPreview = says(
  {
    urgency: Urgency,
    passesOn: Type.Boolean({ description: 'another department has to act: what was begun is withdrawn' }),
    department: orNull(ref(Named)),
    term: orNull(Type.Record(Type.String(), Json, { description: 'amount, unit, legalBasis, ...' })),
    dueAt: orNull(Instant),
    termChanges: Type.Boolean(),
  },
  { $id: 'CorrectionPreview' },
);

export const ContactInput = Type.Composite([
  PersonInput,
  hears({ reason: Type.String({ minLength: 3, maxLength: 4000 }) }),
]);

export const CaseTask = says(
  {
    id: Type.String(),
    elementId: Type.String(),
    name: LocalText,
    state: oneOf(['open', 'completing', 'completed', 'withdrawn']),
    candidateGroups: Type.Array(Type.String()),
    assignee: orNull(ref(Actor)),
    openedAt: Instant,
    completedAt: orNull(Instant),
    completedBy: orNull(ref(Actor)),
    answers: orNull(Type.Record(Type.String(), Json)),
  },
  { $id: 'CaseTask' },
);

export const Deadline = says(
  {
    id: Type.String(),
    dueAt: orNull(Instant),
    startedAt: Instant,
    reason: Type.String(),
    current: Type.Boolean(),
    met: orNull(Type.Boolean()),
    term: Type.Record(Type.String(), Json, { description: 'amount, unit, legalBasis, ...' }),
    explanation: Type.Record(Type.String(), Json, {
      description: 'start, days left out and why: put in words by the screen',
    }),
    madeAt: Instant,
  },
  { $id: 'Deadline' },
);

export const Round = says(
  {
    round: Type.Integer(),
    reach: oneOf(['phone', 'link', 'none']),
    state: oneOf(['open', 'answered', 'over']),
    attempts: Count,
    nextAttemptAt: orNull(Instant),
    answer: orNull(oneOf(['yes', 'no'])),
    evidence: orNull(oneOf(['call', 'token'])),
    openedAt: Instant,
    answeredAt: orNull(Instant),
  },
  { $id: 'Round' },
);

const can = (what: string) => Type.Boolean({ description: what });
export const CaseAbilities = says(
  {
    readPersons: can('see the resident and the reporter'),
    cancel: can('cancel it, with a reason'),
    reopen: can('reopen it'),
    extendTerm: can('extend its term'),
    shortenTerm: can('replace its term by a shorter one'),
    pauseTerm: can('pause its term'),
    resumeTerm: can('resume its term'),
    recordLateAnswer: can('record a late yes or no'),
    attachDocument: can('attach documents'),
    addNote: can('write a note'),
    resolveIncident: can('mend its incidents'),
    correct: can('correct category, kind, urgency and place'),
    correctContact: can('correct how its persons are reached'),
    askForMoreTime: can('ask those who may extend its term'),
    decideMoreTime: can('decide about more time that was asked for'),
    hurry: can('ask those in charge by mail not to let it wait'),
  },
  { $id: 'CaseAbilities' },
);

export const Unheard = says(
  {
    what: oneOf(['correction', 'term-change']),
    kind: orNull(Type.String({ description: 'of a change of the term: extend, shorten, pause or resume' })),
    askedBy: ref(Actor),
    askedAt: Instant,
    until: Type.String({ format: 'date-time', description: 'applied if the case comes back to work until then' }),
    lapsed: Type.Boolean({ description: 'that time is over: it will not be applied' }),
  },
  { $id: 'Unheard' },
);

export const Case = says(
  {
    ...item,
    releaseId: Type.String(),
    releaseNumber: Type.Integer(),
    openedBy: ref(Actor),
    source: orNull(Type.String()),
    externalNumber: orNull(Type.String()),
    denials: Count,
    returns: Count,
    runs: Type.Array(
      says({
        id: Type.String(),
        number: Type.Integer(),
        state: oneOf(['requested', 'open', 'ended']),
        round: Type.Integer(),
        requestedAt: Instant,
        endedAt: orNull(Instant),
        ending: orNull(Type.String()),
      }),
    ),
    classification: orNull(Type.Record(Type.String(), Json, { description: 'how, confidence, reasons' })),
    assignment: orNull(Type.Record(Type.String(), Json, { description: 'how, reasons' })),
    deadlines: Type.Array(ref(Deadline), { description: 'the current one first' }),
    rounds: Type.Array(ref(Round)),
    persons: Type.Union([says({ resident: orNull(ref(Person)), reporter: orNull(ref(Person)) }), Type.Null()], {
      description: 'null when the reader may not see them',
    }),
    texts: Type.Array(ref(CaseText)),
    tasks: Type.Array(ref(CaseTask)),
    documents: Type.Array(ref(Document)),
    reasons: Type.Array(ref(CaseReason), { description: 'oldest first' }),
    history: Type.Array(ref(CaseEvent)),
    unheard: Type.Array(ref(Unheard), {
      description:
        'corrections and changes of the term that the process has not taken: the work had ended before they came',
    }),
    moreTime: Type.Array(ref(TermWish), { description: 'newest first' }),
    tellings: Type.Array(ref(Telling), { description: 'what its resident is still to be told by telephone' }),
    returned: Type.Array(ref(Return), { description: 'departments that have said "not ours", oldest first' }),
    abilities: ref(CaseAbilities),
    choices: says({
      cancelReasons: Type.Array(ref(Named)),
      kinds: Type.Array(ref(Named)),
    }),
  },
  { $id: 'Case' },
);

export const standings = [
  'being-assigned',
  'waiting',
  'in-work',
  'answered',
  'returned',
  'reworked',
  'in-dispute',
  'overdue',
] as const;
export type Standing = (typeof standings)[number];

export const CaseQuery = hears({
  status: Type.Optional(Type.String({ description: '`open`, an ending, or `ended`' })),
  categoryId: Type.Optional(Id),
  departmentId: Type.Optional(Id),
  territoryId: Type.Optional(Id),
  urgency: Type.Optional(Urgency),
  late: Type.Optional(Type.Boolean()),
  standing: Type.Optional(
    Type.Unsafe<Standing>({
      type: 'string',
      enum: [...standings],
      description:
        'open cases: being-assigned, waiting for somebody to take the work, in-work, answered (the resident is asked, or an answer reviewed); returned: "not ours" was said; reworked: back to work after an answer; in-dispute: a supervisor decides; overdue: the work is not done in time',
    }),
  ),
  phone: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'who is calling: whole, or the end of it; needs the right to see persons',
    }),
  ),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'as in searchCases' })),
  sort: Type.Optional(
    Type.Unsafe<'newest' | 'urgency' | 'due'>({
      type: 'string',
      enum: ['newest', 'urgency', 'due'],
      default: 'newest',
      description: 'urgency: emergencies first, then the nearest deadline',
    }),
  ),
  ...Page,
});

export const CaseDiagram = says(
  {
    bpmn: Type.String({ description: 'BPMN 2.0 XML of the release of the case' }),
    names: Type.Record(Type.String(), LocalText, { description: 'names of elements in the languages of the release' }),
    active: Type.Array(Type.String(), { description: 'ids of elements where it stands' }),
    completed: Type.Array(Type.String(), { description: 'ids of elements it has passed' }),
    waits: Type.Array(says({ elementId: Type.String(), until: Instant }), {
      description: 'instants for which elements wait; what waits for a message or a person has none',
    }),
    incidents: Type.Array(says({ elementId: Type.String(), message: Type.String() })),
  },
  { $id: 'CaseDiagram' },
);

export const CancelInput = hears({
  reasonCode: Type.String({ description: 'one of `choices.cancelReasons`' }),
  reason: Type.Optional(orNull(Type.String({ maxLength: 4000 }))),
});

export const ReasonInput = hears({ reason: Type.String({ minLength: 3, maxLength: 4000 }) });

const termChange = {
  kind: oneOf(['extend', 'shorten', 'pause', 'resume']),
  term: Type.Optional(
    hears({
      amount: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
      unit: oneOf(['working-days', 'working-hours', 'calendar-days', 'clock-hours']),
      legalBasis: Type.Optional(Type.String({ maxLength: 400 })),
    }),
  ),
};
export const TermInput = hears({
  ...termChange,
  reason: Type.String({ minLength: 3, maxLength: 4000, description: 'the resident reads it' }),
});
export const TermQuestion = hears(termChange);

export const TermPreview = says(
  {
    allowed: Type.Boolean(),
    fault: orNull(Type.String({ description: 'why it is not allowed: role, times, amount, passed, not-later, ...' })),
    before: orNull(Instant),
    dueAt: orNull(Instant),
    explanation: orNull(
      Type.Record(Type.String(), Json, { description: 'of the new due instant, as in Deadline.explanation' }),
    ),
    made: Count,
    limits: Type.Array(says({ role: Type.String(), times: Count, atMost: orNull(Type.Record(Type.String(), Json)) }), {
      description: 'what your roles may',
    }),
    decidedBy: Type.Array(Type.String(), { description: 'roles that may decide it' }),
    proposed: orNull(says({ amount: Type.Number(), unit: Type.String() })),
  },
  { $id: 'TermPreview' },
);

export const LateAnswerInput = hears({
  answer: oneOf(['yes', 'no']),
  callId: Id,
  reason: Type.Optional(orNull(Type.String({ maxLength: 4000 }))),
});

export const Accepted = says(
  {
    state: oneOf(['done', 'accepted'], {
      description: 'accepted: it is stored, and the engine will be told',
    }),
  },
  { $id: 'Accepted' },
);
