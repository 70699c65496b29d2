import { type Static, Type } from '@sinclair/typebox';

/** What the executing body can record about its work. `not-ours` is no outcome: it sends the case back. */
export const Outcome = Type.Union([
  Type.Literal('solved'),
  Type.Literal('partly-solved'),
  Type.Literal('explained'),
  Type.Literal('referred'),
  Type.Literal('void'),
]);
export type Outcome = Static<typeof Outcome>;

/** What the form of the user task *work* can answer. */
export const WorkAnswer = Type.Union([Outcome, Type.Literal('not-ours')]);
export type WorkAnswer = Static<typeof WorkAnswer>;

/** The rule of one outcome in a service's settings. */
export const OutcomeRule = Type.Object(
  {
    id: WorkAnswer,
    needsReason: Type.Boolean({ description: 'for colleagues: why it is not solved, or not ours' }),
    needsAnswer: Type.Optional(Type.Boolean({ description: 'what the resident is told' })),
    needsRest: Type.Optional(Type.Boolean({ description: 'what was not done must be told to the resident' })),
    needsBody: Type.Optional(Type.Boolean({ description: 'the body outside the authority must be named' })),
  },
  { additionalProperties: false },
);
export type OutcomeRule = Static<typeof OutcomeRule>;

/** How a recorded outcome fails its service's rule. */
export type OutcomeFault = 'not-allowed' | 'reason-missing' | 'answer-missing' | 'rest-missing' | 'body-missing';

/** What the form of the work says. */
export interface Recorded {
  readonly outcome: string;
  readonly reason?: string | null;
  readonly answer?: string | null;
  /** Of a part that was solved: what was not done. */
  readonly rest?: string | null;
  /** The body outside the authority to which the request is handed. */
  readonly body?: string | null;
}

/** Given the service's rules and what was recorded -> the faults; empty when it may be recorded. */
export function outcomeFaults(rules: readonly OutcomeRule[], recorded: Recorded): OutcomeFault[] {
  const rule = rules.find((each) => each.id === recorded.outcome);
  if (!rule) return ['not-allowed'];
  const faults: OutcomeFault[] = [];
  if (rule.needsReason && !recorded.reason?.trim()) faults.push('reason-missing');
  if (rule.needsAnswer && !recorded.answer?.trim()) faults.push('answer-missing');
  if (rule.needsRest && !recorded.rest?.trim()) faults.push('rest-missing');
  if (rule.needsBody && !recorded.body?.trim()) faults.push('body-missing');
  return faults;
}

/** Does a second person look at this outcome before the resident hears of it? Both end a case without anything being done. */
export const needsReview = (outcome: WorkAnswer): boolean => outcome === 'explained' || outcome === 'referred';

/** Does the resident have to confirm this outcome before the case can be closed? */
export const needsConfirmation = (outcome: WorkAnswer): boolean => outcome === 'solved' || outcome === 'partly-solved';
