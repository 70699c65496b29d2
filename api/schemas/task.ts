import { Type } from '@sinclair/typebox';
import { CaseItem, CaseReason, Person } from './case.ts';
import {
  Actor,
  Count,
  hears,
  Id,
  Instant,
  Json,
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

export const TaskAbilities = says(
  {
    claim: Type.Boolean(),
    release: Type.Boolean(),
    complete: Type.Boolean(),
    assign: Type.Boolean({ description: 'give it to somebody' }),
  },
  { $id: 'TaskAbilities' },
);

const item = {
  id: Type.String(),
  caseId: Type.String(),
  caseNumber: Type.String(),
  elementId: Type.String(),
  name: LocalText,
  state: oneOf(['open', 'completing', 'completed', 'withdrawn']),
  urgency: Urgency,
  late: Type.Boolean({ description: 'the deadline of the case has passed' }),
  category: orNull(ref(Named)),
  territory: orNull(ref(Place)),
  summary: Type.String({ description: 'the beginning of the description of the case' }),
  candidateGroups: Type.Array(Type.String()),
  assignee: orNull(ref(Actor)),
  round: Type.Integer(),
  reopened: Type.Integer({ minimum: 0, description: 'how often the case came back to work' }),
  returns: Type.Integer({ minimum: 0, description: 'how often a department said "not ours"' }),
  department: orNull(ref(Named)),
  openedAt: Instant,
  term: TermState,
  dueAt: orNull(
    Type.String({ format: 'date-time', description: 'the deadline of the case, while its term is not over' }),
  ),
  callAt: orNull(
    Type.String({
      format: 'date-time',
      description:
        'when the resident is to be called, never outside the calling hours of the service; null: as soon as somebody can',
    }),
  ),
  abilities: ref(TaskAbilities),
  refusal: orNull(
    Type.String({
      description:
        'why it is for somebody else, as a code of the errors: second-person-needed, third-person-needed, reviewer-decides, executing-organisation',
    }),
  ),
};

export const Proposal = says(
  {
    category: ref(Named),
    share: Type.Number({ minimum: 0, maximum: 1, description: 'of all that the words say' }),
    words: Type.Array(Type.String(), { description: 'as the resident wrote them' }),
    returned: Type.Boolean({ description: 'a department has said that it is not theirs, by this category' }),
  },
  { $id: 'Proposal' },
);

/** What follows if the department says that the case is not theirs. */
export const IfReturned = says(
  {
    dueAt: orNull(
      Type.String({ format: 'date-time', description: 'the promise that stays, whoever gets it; null: none was made' }),
    ),
    extensionsFall: Count,
    returnsLeft: Type.Boolean({
      description: 'an operator classifies it anew; else a supervisor chooses the department',
    }),
  },
  { $id: 'IfReturned' },
);

export const TaskItem = says(item, { $id: 'TaskItem' });

/** What an operator needs to know before ringing up. */
export const CallToMake = says(
  {
    attempts: Count,
    attemptsAtMost: Type.Integer(),
    allowedFrom: orNull(
      Type.String({ format: 'date-time', description: 'the calling hours begin then; null: it may be called now' }),
    ),
    hours: Type.Record(Type.String(), Type.Array(says({ from: Type.String(), to: Type.String() })), {
      description: 'calling hours by weekday (mon ... sun), in the zone of the tenant',
    }),
    workedAs: orNull(Type.String({ description: 'the outcome that was recorded' })),
    answer: orNull(Type.String({ description: 'what was written to the resident' })),
  },
  { $id: 'CallToMake' },
);

export const Task = says(
  {
    ...item,
    formId: orNull(Type.String()),
    form: orNull(Type.Record(Type.String(), Json, { description: 'form-js schema, of the release of the case' })),
    data: Type.Record(Type.String(), Json, {
      description: 'what the form shows at first, and the choices of its lists',
    }),
    texts: Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
      description:
        'texts of the form by language, then by `<component key>.<property>` as in forms/<case-type>/texts.<lang>.json',
    }),
    answers: orNull(Type.Record(Type.String(), Json)),
    completedAt: orNull(Instant),
    completedBy: orNull(ref(Actor)),
    withdrawnReason: orNull(Type.String()),
    case: ref(CaseItem),
    description: Type.String(),
    answer: orNull(Type.String({ description: 'the answer that was written to the resident, for whoever reviews it' })),
    persons: orNull(says({ resident: orNull(ref(Person)), reporter: orNull(ref(Person)) })),
    documents: Type.Array(ref(Document)),
    reasons: Type.Array(ref(CaseReason), { description: 'what was said so far, oldest first' }),
    call: orNull(ref(CallToMake)),
    proposals: Type.Array(ref(Proposal), {
      description: 'categories that the words of the description speak for, best first; of a task that classifies',
    }),
    returned: Type.Array(ref(Return), { description: 'departments that have said "not ours", oldest first' }),
    ifReturned: orNull(ref(IfReturned)),
    attachDocument: Type.Boolean({ description: 'may this reader attach pictures to the case' }),
    extendTerm: Type.Boolean({ description: 'may this reader extend the term of the case' }),
    askForMoreTime: Type.Boolean({ description: 'may this reader ask those who may' }),
    moreTime: Type.Array(ref(TermWish), { description: 'more time that was asked for in this run, newest first' }),
    extendedBy: Type.Array(Type.String(), { description: 'roles that may extend a term' }),
  },
  { $id: 'Task' },
);

export const TaskQuery = hears({
  scope: Type.Optional(
    Type.Unsafe<'mine' | 'groups' | 'all' | 'everybody'>({
      type: 'string',
      enum: ['mine', 'groups', 'all', 'everybody'],
      default: 'all',
      description:
        'mine: claimed by me; groups: for my groups, unclaimed; all: both; everybody: of the whole tenant, for supervisors',
    }),
  ),
  elementId: Type.Optional(Id),
  urgency: Type.Optional(Urgency),
  late: Type.Optional(Type.Boolean()),
  overdue: Type.Optional(Type.Boolean({ description: 'late, and the work is not done' })),
  caseId: Type.Optional(Id),
  ...Page,
});

export const AssignInput = hears({ personId: Id });

export const TaskAnswers = hears({ answers: Type.Record(Type.String(), Json) });

export const TaskResult = says(
  {
    state: oneOf(['open', 'completing', 'completed', 'withdrawn'], {
      description: 'completing: the answers are kept, and the engine will be told',
    }),
  },
  { $id: 'TaskResult' },
);
