import { type Static, Type } from '@sinclair/typebox';

/** What the executing body can record about its work. `not-ours` is no outcome: it sends the case back. */
export const Outcome = Type.Union([
  Type.Literal('solved'),
  Type.Literal('partly-solved'),
  Type.Literal('explained'),
  Type.Literal('void'),
]);
export type Outcome = Static<typeof Outcome>;

/** What the form of the user task *work* can answer. */
export const WorkAnswer = Type.Union([Outcome, Type.Literal('not-ours')]);
export type WorkAnswer = Static<typeof WorkAnswer>;

/** The rule of one outcome in a service's settings. */
export const OutcomeRule = Type.Object(
  { id: WorkAnswer, needsReason: Type.Boolean(), needsAnswer: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type OutcomeRule = Static<typeof OutcomeRule>;

/** How a recorded outcome fails its service's rule. */
export type OutcomeFault = 'not-allowed' | 'reason-missing' | 'answer-missing';

/** Given the service's rules and what was recorded -> the faults; empty when it may be recorded. */
export function outcomeFaults(
  rules: readonly OutcomeRule[],
  recorded: { outcome: string; reason?: string | null; answer?: string | null },
): OutcomeFault[] {
  const rule = rules.find((each) => each.id === recorded.outcome);
  if (!rule) return ['not-allowed'];
  const faults: OutcomeFault[] = [];
  if (rule.needsReason && !recorded.reason?.trim()) faults.push('reason-missing');
  if (rule.needsAnswer && !recorded.answer?.trim()) faults.push('answer-missing');
  return faults;
}

/** Does the resident have to confirm this outcome before the case can be closed? */
export const needsConfirmation = (outcome: WorkAnswer): boolean => outcome === 'solved' || outcome === 'partly-solved';
