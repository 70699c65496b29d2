import { type Static, Type } from '@sinclair/typebox';
import { LocalText } from '../language.ts';

const time = '^([01]\\d|2[0-3]):[0-5]\\d$';
const closingTime = '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$';

export const CivilDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** Hours of one day in local time, `from` inclusive, `to` exclusive; `24:00` is the end of the day. */
export const Hours = Type.Object(
  { from: Type.String({ pattern: time }), to: Type.String({ pattern: closingTime }) },
  { additionalProperties: false },
);
export type Hours = Static<typeof Hours>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Working hours by weekday; several intervals a day (a lunch break); a weekday left out or empty is free. */
export const WeeklyHours = Type.Partial(
  Type.Object(
    {
      mon: Type.Array(Hours),
      tue: Type.Array(Hours),
      wed: Type.Array(Hours),
      thu: Type.Array(Hours),
      fri: Type.Array(Hours),
      sat: Type.Array(Hours),
      sun: Type.Array(Hours),
    },
    { additionalProperties: false },
  ),
);
export type WeeklyHours = Static<typeof WeeklyHours>;

/**
 * A date that differs from its weekday.
 * - `holiday`: a public holiday, free.
 * - `half-day`: only the weekly hours inside `hours` count; it never adds hours, so an eve on a Sunday stays free.
 * - `declared-free`: made free by a decision, possibly after the fact.
 * - `declared-working`: made a working day by a decision (a moved day), with `hours`, or those of its weekday, or,
 *   where that weekday is free, those of the first weekday that has any.
 * Where one date has several entries, a declared one beats half-day and holiday, holiday beats half-day, and of two
 * declared ones the later in the list wins.
 */
export const SpecialDay = Type.Object(
  {
    date: CivilDay,
    kind: Type.Union([
      Type.Literal('holiday'),
      Type.Literal('half-day'),
      Type.Literal('declared-free'),
      Type.Literal('declared-working'),
    ]),
    hours: Type.Optional(Type.Array(Hours)),
    name: Type.Optional(LocalText),
    source: Type.Optional(Type.String({ description: 'by what it is such a day: a key of `sources`, or words' })),
    certain: Type.Optional(Type.Boolean({ description: 'false: expected, but not decided yet; left out = certain' })),
  },
  { additionalProperties: false },
);
export type SpecialDay = Static<typeof SpecialDay>;

/** Which days and hours count for a tenant. */
export const Calendar = Type.Object(
  {
    id: Type.String(),
    zone: Type.String({ description: 'IANA time zone, such as Asia/Baku' }),
    weekly: Type.Array(Type.Object({ validFrom: CivilDay, hours: WeeklyHours }, { additionalProperties: false }), {
      minItems: 1,
      description: 'the newest entry valid on a date counts; before the first one, the first',
    }),
    sources: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'laws and decisions that days name, and where they can be read',
      }),
    ),
    days: Type.Array(SpecialDay),
  },
  { additionalProperties: false },
);
export type Calendar = Static<typeof Calendar>;
