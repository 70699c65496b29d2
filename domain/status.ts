import { type Static, Type } from '@sinclair/typebox';

/** How a run can end; a service's settings say which of them it allows. Only `closed` counts as closed; each other end is its own status. */
export const Ending = Type.Union([
  Type.Literal('closed'),
  Type.Literal('unconfirmed'),
  Type.Literal('no-contact'),
  Type.Literal('explained'),
  Type.Literal('disputed'),
  Type.Literal('referred'),
  Type.Literal('cancelled'),
]);
export type Ending = Static<typeof Ending>;

/** The status of a case: open, or how its newest run ended. */
export const Status = Type.Union([Type.Literal('open'), Ending]);
export type Status = Static<typeof Status>;

/** Has the case ended? Statuses of other case types (answered, void, referred, ...) are ended too. */
export const isEnded = (status: string): boolean => status !== 'open';

/** Can a late yes or no of the resident still be taken? At any time, on an unconfirmed case. */
export const takesLateAnswer = (status: string): boolean => status === 'unconfirmed';

/** Where an open case stands in the words of residents. */
export const Step = Type.Union([
  Type.Literal('registered'),
  Type.Literal('assigned'),
  Type.Literal('in-work'),
  Type.Literal('reviewing'),
  Type.Literal('answered'),
  Type.Literal('objecting'),
  Type.Literal('deciding'),
  Type.Literal('confirming'),
  Type.Literal('ended'),
]);
export type Step = Static<typeof Step>;

/** What is recorded of a case, as far as its step follows from it. */
export interface StandingFacts {
  readonly status: string;
  readonly outcome: string | null;
  readonly department: string | null;
  /** A round of confirmation is open. */
  readonly asked: boolean;
  /** Open tasks: their elements, and whether somebody has taken them. */
  readonly tasks: readonly { readonly element: string; readonly taken: boolean }[];
}

/** Tasks that say by themselves where a case stands; before the others. */
const steps: readonly [element: string, step: Step][] = [
  ['review', 'reviewing'],
  ['decide-objection', 'objecting'],
  ['decide-dispute', 'deciding'],
  ['classify-by-hand', 'registered'],
  ['choose-department', 'registered'],
];

/**
 * The step of a case, from facts of the record rather than from the diagram. It is in work only once somebody has taken the work, not when
 * a department could; and an answer is being checked only while the check lasts.
 */
export function stepOf({ status, outcome, department, asked, tasks }: StandingFacts): Step {
  if (isEnded(status)) return 'ended';
  if (asked) return 'confirming';
  const told = steps.find(([element]) => tasks.some((task) => task.element === element));
  if (told) return told[1];
  if (outcome === 'explained' || outcome === 'referred') return 'answered';
  if (tasks.some((task) => task.element === 'work' && task.taken)) return 'in-work';
  return department ? 'assigned' : 'registered';
}

/** Tasks during which an answer is a draft: it may be written anew, or not pass its review. */
const drafting = ['work', 'review'];

/** Is the newest answer, and with it the outcome, still a draft of which the resident hears nothing? */
export const isDraft = ({ tasks }: Pick<StandingFacts, 'tasks'>): boolean =>
  tasks.some(({ element }) => drafting.includes(element));
