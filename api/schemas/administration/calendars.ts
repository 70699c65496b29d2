import { Type } from '@sinclair/typebox';
import { Calendar as CalendarContent, SpecialDay, WeeklyHours } from '../../../domain/calendar/calendar.ts';
import { Count, hears, Instant, LocalText, oneOf, orNull, says } from '../common.ts';
import { Slug } from './shared.ts';

const Weekly = Type.Array(hears({ validFrom: Type.String({ format: 'date' }), hours: WeeklyHours }), {
  minItems: 1,
  maxItems: 50,
});
const Days = Type.Array(SpecialDay, { maxItems: 2000 });
export const AdministeredCalendar = says(
  {
    id: Type.String(),
    revision: Type.Integer(),
    zone: Type.String(),
    weekly: CalendarContent.properties.weekly,
    days: CalendarContent.properties.days,
    declaredAt: Instant,
    usual: Type.Boolean({ description: 'the one that counts where a term names none' }),
    openDeadlines: Count,
    outdated: Type.Integer({ minimum: 0, description: 'deadlines that are still being computed anew' }),
  },
  { $id: 'AdministeredCalendar' },
);
export const CalendarInput = hears({ id: Slug, weekly: Weekly, days: Type.Optional(Days) });
export const CalendarRevision = hears({
  revision: Type.Integer({ minimum: 1, description: 'the one it is based on: a newer one is not overwritten' }),
  weekly: Weekly,
  days: Days,
});
export const CalendarEffect = says(
  {
    openDeadlines: Count,
    moved: Type.Integer({ minimum: 0, description: 'deadlines that get another instant' }),
    later: Count,
    earlier: Count,
  },
  { $id: 'CalendarEffect' },
);

export const ProposedHolidays = says(
  {
    items: Type.Array(SpecialDay),
    basis: oneOf(['law', 'collection'], {
      description: 'law: as the articles say that days name; collection: of the whole world, to be looked through',
    }),
    undecided: orNull({
      ...LocalText,
      description: 'what an act of each year says, where that of this year is not contained',
    }),
  },
  { $id: 'ProposedHolidays' },
);
