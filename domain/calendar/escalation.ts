import { type Static, Type } from '@sinclair/typebox';
import { Term } from './term.ts';

const strict = { additionalProperties: false } as const;

/** One step of an escalation: when it is due, measured on the deadline, and the role that hears of it. */
export const EscalationLevel = Type.Object(
  {
    level: Type.Integer({ minimum: 1, description: 'unique; levels are taken in the order of their instants' }),
    at: Type.Union([
      Type.Object({ fractionOfTerm: Type.Number({ minimum: 0, maximum: 1 }) }, strict),
      Type.Object({ beforeDue: Term }, strict),
      Type.Object({ afterDue: Term }, strict),
    ]),
    role: Type.String(),
    urgencies: Type.Optional(
      Type.Array(Type.String(), { description: 'only for these urgencies; left out = for all' }),
    ),
  },
  strict,
);
export type EscalationLevel = Static<typeof EscalationLevel>;
