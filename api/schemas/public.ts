import { Type } from '@sinclair/typebox';
import { PersonInput } from './case.ts';
import { hears, Id, Instant, Language, LocalText, oneOf, orNull, ref, says, TermState } from './common.ts';
import { Category, Notice } from './register.ts';

export const PublicTenant = says(
  {
    id: Type.String(),
    name: LocalText,
    zone: Type.String(),
    languages: Type.Array(Type.String()),
    takesRequests: Type.Boolean({ description: 'false: the authority is still being set up' }),
    phoneExample: Type.String({ description: 'a telephone number as people of the authority write it' }),
    notice: orNull(ref(Notice)),
    categories: Type.Array(ref(Category)),
    upload: says({ maxBytes: Type.Integer(), mediaTypes: Type.Array(Type.String()) }),
  },
  { $id: 'PublicTenant' },
);

export const PlaceQuery = hears({
  q: Type.String({
    minLength: 2,
    maxLength: 100,
    description: 'beginnings of words of the name and of the names above it',
  }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 8 })),
});
export const PublicPlace = says(
  {
    id: Type.String(),
    name: LocalText,
    path: Type.Array(LocalText, { description: 'the names above it, the largest first' }),
  },
  { $id: 'PublicPlace' },
);

export const ReportInput = hears({
  description: Type.String({ minLength: 3, maxLength: 10_000 }),
  language: Language,
  categoryId: Type.Optional(orNull(Id)),
  territoryId: Type.Optional(orNull(Id)),
  resident: Type.Optional(PersonInput),
});

export const ReportedRequest = says(
  {
    id: Type.String(),
    number: Type.String({ description: 'the public number' }),
    code: Type.String({
      description: 'with it the resident asks for the status; it is told only once, and in the letter',
    }),
    openedAt: Instant,
  },
  { $id: 'ReportedRequest' },
);

const Proof = { number: Type.String({ maxLength: 60 }), code: Type.String({ minLength: 4, maxLength: 60 }) };
export const StatusInput = hears(Proof);
export const WithdrawalInput = hears({ ...Proof, reason: Type.Optional(orNull(Type.String({ maxLength: 4000 }))) });
export const ReopeningInput = hears({ ...Proof, reason: Type.String({ minLength: 3, maxLength: 4000 }) });
export const LateInput = hears({
  ...Proof,
  answer: oneOf(['yes', 'no']),
  reason: Type.Optional(orNull(Type.String({ maxLength: 4000 }))),
});

export const PublicCase = says(
  {
    number: Type.String(),
    status: Type.String(),
    step: oneOf(
      ['registered', 'assigned', 'in-work', 'confirming', 'reviewing', 'answered', 'objecting', 'deciding', 'ended'],
      {
        description: 'where it stands, in the words of residents',
      },
    ),
    outcome: orNull(Type.String()),
    openedAt: Instant,
    term: TermState,
    dueAt: orNull(Instant),
    endedAt: orNull(Instant),
    category: orNull(LocalText),
    department: orNull(LocalText),
    answers: Type.Array(says({ text: Type.String(), writtenAt: Instant })),
    documents: Type.Array(says({ id: Type.String(), name: Type.String(), mediaType: Type.String() })),
    abilities: says({
      withdraw: Type.Boolean(),
      reopen: Type.Boolean(),
      lateAnswer: Type.Boolean(),
      attach: Type.Boolean(),
    }),
  },
  { $id: 'PublicCase' },
);

export const TokenParams = hears({
  tenant: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
  token: Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' }),
});

export const Question = says(
  {
    number: Type.String(),
    state: oneOf(['open', 'answered', 'over'], { description: 'over: nobody waits for it any more' }),
    answer: orNull(oneOf(['yes', 'no'])),
    description: Type.String({ description: 'what was reported' }),
    workDone: orNull(Type.String({ description: 'what the executing body wrote' })),
    outcome: orNull(Type.String()),
    answeredAt: orNull(Instant),
    takesLateAnswer: Type.Boolean(),
  },
  { $id: 'Question' },
);
export const AnswerInput = hears({
  answer: oneOf(['yes', 'no']),
  reason: Type.Optional(orNull(Type.String({ maxLength: 4000, description: 'wanted with a no' }))),
});
export const AnswerResult = says(
  {
    taken: Type.Boolean({ description: 'false: it was answered before' }),
    answer: oneOf(['yes', 'no'], { description: 'the answer that counts' }),
    answeredAt: Instant,
  },
  { $id: 'AnswerResult' },
);

export const ObjectionView = says(
  {
    number: Type.String(),
    state: oneOf(['open', 'received', 'upheld', 'rejected', 'over']),
    openUntil: orNull(Instant),
    explanation: orNull(Type.String({ description: 'the reasoned answer one can object to' })),
  },
  { $id: 'ObjectionView' },
);
export const ObjectionResult = says({ taken: Type.Boolean() }, { $id: 'ObjectionResult' });

export const Mail = says(
  { id: Type.String(), to: Type.String(), subject: Type.String(), text: Type.String(), sentAt: orNull(Instant) },
  { $id: 'Mail' },
);
