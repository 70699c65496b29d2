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
export const RemarkInput = hears({ ...Proof, text: Type.String({ minLength: 3, maxLength: 4000 }) });
export const ObjectionInput = ReopeningInput;
export const LateInput = hears({
  ...Proof,
  answer: oneOf(['yes', 'no']),
  reason: Type.Optional(orNull(Type.String({ maxLength: 4000 }))),
});

export const CourseEntry = says(
  {
    at: Instant,
    what: Type.String({
      description:
        'opened, department, taken, not-ours, term, answered, not-reached, you-said, you-said-by-phone, back, decided, objected, upheld, rejected, reopened, remark, contact, code-told, ended',
    }),
    how: orNull(
      Type.String({ description: 'how the term was set, the outcome, the answer, the decision, the way, the ending' }),
    ),
    department: orNull(LocalText),
    dueAt: orNull(Instant),
    text: orNull(Type.String({ description: 'the answer, or the reason in words' })),
  },
  { $id: 'CourseEntry' },
);

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
    description: orNull(Type.String({ description: 'what was reported; null when it was erased' })),
    openedAt: Instant,
    term: TermState,
    dueAt: orNull(Instant),
    termBasis: orNull(LocalText),
    endedAt: orNull(Instant),
    category: orNull(LocalText),
    department: orNull(LocalText),
    departmentSince: orNull(Instant),
    course: Type.Array(ref(CourseEntry), { description: 'what happened so far, oldest first' }),
    answers: Type.Array(says({ text: Type.String(), writtenAt: Instant })),
    documents: Type.Array(says({ id: Type.String(), name: Type.String(), mediaType: Type.String() })),
    askedAt: orNull({ ...Instant, description: 'since when a yes or no is waited for' }),
    objectUntil: orNull(Instant),
    reopenUntil: orNull(Instant),
    abilities: says({
      answer: Type.Boolean({ description: 'a yes or no to the work is waited for' }),
      object: Type.Boolean(),
      withdraw: Type.Boolean(),
      reopen: Type.Boolean(),
      lateAnswer: Type.Boolean(),
      attach: Type.Boolean(),
      remark: Type.Boolean(),
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
