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
  caseType: Type.Optional(Type.String({ default: 'resident-request' })),
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
    code: Type.String({ description: 'with it the resident asks for the status; it is told only once' }),
    openedAt: Instant,
  },
  { $id: 'OpenedCase' },
);

const item = {
  id: Type.String(),
  number: Type.String(),
  caseType: Type.String(),
  channel: Type.String(),
  language: Type.String(),
  status: Type.String({ description: '`open`, or how it ended' }),
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
    pauseTerm: can('pause its term'),
    resumeTerm: can('resume its term'),
    recordLateAnswer: can('record a late yes or no'),
    attachDocument: can('attach documents'),
    addNote: can('write a note'),
    resolveIncident: can('mend its incidents'),
  },
  { $id: 'CaseAbilities' },
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
    history: Type.Array(ref(CaseEvent)),
    abilities: ref(CaseAbilities),
    choices: says({
      cancelReasons: Type.Array(ref(Named)),
    }),
  },
  { $id: 'Case' },
);

export const CaseQuery = hears({
  status: Type.Optional(Type.String({ description: '`open`, an ending, or `ended`' })),
  categoryId: Type.Optional(Id),
  departmentId: Type.Optional(Id),
  territoryId: Type.Optional(Id),
  urgency: Type.Optional(Urgency),
  late: Type.Optional(Type.Boolean()),
  phone: Type.Optional(Type.String({ maxLength: 40, description: 'who is calling; needs the right to see persons' })),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'number, or words of its texts' })),
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
    incidents: Type.Array(says({ elementId: Type.String(), message: Type.String() })),
  },
  { $id: 'CaseDiagram' },
);

export const CancelInput = hears({
  reasonCode: Type.String({ description: 'one of `choices.cancelReasons`' }),
  reason: Type.Optional(orNull(Type.String({ maxLength: 4000 }))),
});

export const ReasonInput = hears({ reason: Type.String({ minLength: 3, maxLength: 4000 }) });

export const TermInput = hears({
  kind: oneOf(['extend', 'pause', 'resume']),
  term: Type.Optional(
    hears({
      amount: Type.Number({ exclusiveMinimum: 0 }),
      unit: oneOf(['working-days', 'working-hours', 'calendar-days', 'clock-hours']),
      legalBasis: Type.Optional(Type.String({ maxLength: 400 })),
    }),
  ),
  reason: Type.String({ minLength: 3, maxLength: 4000 }),
});

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
