import { type Static, Type } from '@sinclair/typebox';

/** How a run of resident-request can end. Only `closed` counts as closed; each other end is its own status. */
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
