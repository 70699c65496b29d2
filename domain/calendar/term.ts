import { type Static, Type } from '@sinclair/typebox';
import { LocalText } from '../language.ts';

/**
 * The units of a promise. `working-*` runs only in the working time of a calendar; `calendar-days` counts every day
 * but never ends in free time; `clock-hours` is plain elapsed time (emergencies).
 */
export const TermUnit = Type.Union([
  Type.Literal('working-days'),
  Type.Literal('working-hours'),
  Type.Literal('calendar-days'),
  Type.Literal('clock-hours'),
]);
export type TermUnit = Static<typeof TermUnit>;

/** A promised time as data: "15 working days", with the law or rule that sets it. */
export const Term = Type.Object(
  {
    amount: Type.Number({ minimum: 0, description: 'whole for days; hours may have a fraction (1.5)' }),
    unit: TermUnit,
    legalBasis: Type.Optional(
      Type.Union([Type.String(), LocalText], { description: 'the law, decree or contract that sets the term' }),
    ),
    source: Type.Optional(Type.String({ description: 'where the legal basis can be read' })),
    certain: Type.Optional(
      Type.Boolean({ description: 'false: a sample, or not looked up; put your own in its place' }),
    ),
    asSoonAsPossible: Type.Optional(
      Type.Boolean({ description: 'the promise in words is "as soon as possible"; the amount is the inner target' }),
    ),
    calendar: Type.Optional(
      Type.String({ description: "id of the calendar to count in; left out = the tenant's own" }),
    ),
  },
  { additionalProperties: false },
);
export type Term = Static<typeof Term>;

/** True for the units that run only in working time. */
export const isWorkingUnit = (unit: TermUnit): boolean => unit === 'working-days' || unit === 'working-hours';

/** True for the units that count whole days. */
export const isDayUnit = (unit: TermUnit): boolean => unit === 'working-days' || unit === 'calendar-days';

/** A promise beyond about a year is a slip of the finger, not a promise. */
export const longestTerm: Readonly<Record<TermUnit, number>> = {
  'working-days': 260,
  'calendar-days': 366,
  'working-hours': 2080,
  'clock-hours': 8784,
};
