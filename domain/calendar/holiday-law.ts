import { type Static, Type } from '@sinclair/typebox';
import type { CivilDate } from '../instant.ts';
import { LocalText, languages } from '../language.ts';
import { type Hours, SpecialDay, type WeeklyHours, weekdays } from './calendar.ts';
import { dayOfWeek, plusDays } from './zone.ts';

const strict = { additionalProperties: false } as const;
const Years = Type.Array(Type.Integer());
const common = {
  days: Type.Integer({ minimum: 1 }),
  name: LocalText,
  source: Type.String({ description: 'a key of `sources`' }),
  moves: Type.Optional(
    Type.Boolean({ description: 'a Saturday or Sunday that it meets is free on the next working day instead' }),
  ),
  movesFromHolidays: Type.Optional(Type.Boolean({ description: 'so is a day on which it meets another holiday' })),
  eveFrom: Type.Optional(Type.String({ description: 'offices close on the day before at this hour' })),
  decided: Type.Optional({ ...Years, description: 'an act says the days of each year; those known. Left out: fixed' }),
};

/**
 * What the law of a country says about public holidays: `countries/<code>.json`. Days that only a government's act of the year knows stand
 * under `declared`.
 */
export const HolidayLaw = Type.Object(
  {
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    from: Type.Integer({ description: 'the first year in which the law reads so' }),
    sources: Type.Record(Type.String(), Type.Object({ words: Type.String(), address: Type.String() }, strict)),
    days: Type.Array(
      Type.Union([
        Type.Object({ on: Type.String({ pattern: '^\\d{2}-\\d{2}$' }), ...common }, strict),
        Type.Object(
          { feast: Type.Union([Type.Literal('end-of-ramadan'), Type.Literal('sacrifice')]), ...common },
          strict,
        ),
      ]),
      { description: 'where two meet, the first gives the name' },
    ),
    moved: Type.Optional(Type.Object({ source: Type.String(), name: LocalText }, strict)),
    eve: Type.Optional(Type.Object({ name: LocalText }, strict)),
    shortened: Type.Optional(
      Type.Object(
        {
          hours: Type.Integer({ description: 'fewer on a working day before a holiday' }),
          source: Type.String(),
          name: LocalText,
        },
        strict,
      ),
    ),
    acts: Type.Object(
      { years: { ...Years, description: 'whose acts this file knows' }, what: LocalText },
      { ...strict, description: 'what is decided anew for each year' },
    ),
    declared: Type.Array(SpecialDay),
  },
  strict,
);
export type HolidayLaw = Static<typeof HolidayLaw>;
type Entry = HolidayLaw['days'][number];

/** Months and days of the Islamic calendar on which the feasts begin. */
const feasts = { 'end-of-ramadan': '10/1', sacrifice: '12/10' } as const;

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Where a feast begins in a year of ours, by the calendar of Umm al-Qura: an expectation, for countries announce it. Twice in some years. */
export function feastIn(feast: keyof typeof feasts, year: number): CivilDate[] {
  const wanted = feasts[feast];
  const dates: CivilDate[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = plusDays(date, 1))
    if (islamic.format(Date.parse(date)) === wanted) dates.push(date);
  return dates;
}

interface Holiday {
  readonly date: CivilDate;
  readonly entry: Entry;
  /** The first of its stretch. */
  readonly first: boolean;
  readonly certain: boolean;
}

function holidaysIn(law: HolidayLaw, year: number): Holiday[] {
  return law.days.flatMap((entry) =>
    ('on' in entry ? [`${year}-${entry.on}`] : feastIn(entry.feast, year)).flatMap((start) =>
      Array.from({ length: entry.days }, (_, index) => ({
        date: plusDays(start, index),
        entry,
        first: index === 0,
        certain: 'on' in entry && !entry.decided ? true : (entry.decided ?? []).includes(year),
      })),
    ),
  );
}

const isWeekend = (date: CivilDate): boolean => dayOfWeek(date) > 5;

const withNote = (name: LocalText, note: LocalText): LocalText =>
  Object.fromEntries(languages.flatMap((each) => (name[each] ? [[each, `${name[each]} (${note[each]})`]] : [])));

/** The last hours of a day are not worked. */
function shorter(hours: readonly Hours[], less: number): Hours[] {
  const last = hours.at(-1);
  if (!last) return [];
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const closing = minutes(last.to) - less * 60;
  if (closing <= minutes(last.from)) return shorter(hours.slice(0, -1), (minutes(last.from) - closing) / 60);
  const to = `${Math.floor(closing / 60)}`.padStart(2, '0') + `:${closing % 60}`.padEnd(3, '0');
  return [...hours.slice(0, -1), { from: last.from, to }];
}

/**
 * The days of a year that the law of a country takes out of working time, in the order of dates: holidays, days that move because they
 * meet a weekend or each other, shortened days before them. Marked `certain: false` is what an act must still say.
 * @param weekly the hours from which shortened days are cut
 */
export function lawfulHolidays(law: HolidayLaw, year: number, weekly: WeeklyHours): SpecialDay[] {
  // A day at the turn of the year moves across it.
  const all = [year - 1, year, year + 1].flatMap((each) => holidaysIn(law, each));
  const byDate = new Map<CivilDate, Holiday>();
  const met: Holiday[] = [];
  for (const holiday of all) {
    const there = byDate.get(holiday.date);
    if (!there) byDate.set(holiday.date, holiday);
    else if (holiday.entry.movesFromHolidays) met.push(holiday);
  }
  const taken = new Set([
    ...byDate.keys(),
    ...law.declared.filter((each) => each.kind !== 'declared-working').map((each) => each.date),
  ]);
  const words = (source: string) => law.sources[source]?.words ?? source;
  const expected = (certain: boolean) => (certain ? {} : { certain: false });
  const days: SpecialDay[] = [...byDate.values()].map(({ date, entry, certain }) => ({
    date,
    kind: 'holiday',
    name: entry.name,
    source: words(entry.source),
    ...expected(certain),
  }));
  const move = ({ date, entry, certain }: Holiday) => {
    let next = plusDays(date, 1);
    while (isWeekend(next) || taken.has(next)) next = plusDays(next, 1);
    taken.add(next);
    const { name, source } = law.moved!;
    days.push({
      date: next,
      kind: 'holiday',
      name: withNote(entry.name, name),
      source: words(source),
      ...expected(certain),
    });
  };
  const inOrder = (a: Holiday, b: Holiday) => (a.date < b.date ? -1 : 1);
  if (law.moved) {
    for (const each of [...byDate.values()].sort(inOrder)) if (each.entry.moves && isWeekend(each.date)) move(each);
    for (const each of met.sort(inOrder)) move(each);
  }
  for (const { date, entry, first, certain } of byDate.values()) {
    const before = plusDays(date, -1);
    if (taken.has(before) || isWeekend(before)) continue;
    const from = first ? entry.eveFrom : undefined;
    const cut = law.shortened && shorter(weekly[weekdays[dayOfWeek(before) - 1]!] ?? [], law.shortened.hours);
    const eve = { date: before, kind: 'half-day' as const, ...expected(certain) };
    if (from && law.eve)
      days.push({
        ...eve,
        hours: [{ from: '00:00', to: from }],
        name: withNote(entry.name, law.eve.name),
        source: words(entry.source),
      });
    else if (cut && cut.length > 0)
      days.push({ ...eve, hours: cut, name: law.shortened!.name, source: words(law.shortened!.source) });
  }
  const declared = law.declared.map((each) => ({ ...each, ...(each.source && { source: words(each.source) }) }));
  return [...days, ...declared]
    .filter(({ date }) => date.startsWith(`${year}-`))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
