/** A cron expression read: `second minute hour day-of-month month day-of-week`, in UTC. */
export interface Cron {
  seconds: ReadonlySet<number>;
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** Does a day count? Both of day-of-month and day-of-week must agree. */
  day(date: CivilDay): boolean;
}

interface CivilDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 1 = Monday to 7 = Sunday. */
  weekday: number;
  /** The last day of the month. */
  last: number;
}

interface Field {
  min: number;
  max: number;
  names?: string[];
  /** What a range means whose end comes first (seen on 8.5.4, 8.8.0): FRI-MON goes over the end, NOV-FEB is November only, 22-2 is refused. */
  backwards?: 'around' | 'first';
}

const second: Field = { min: 0, max: 59 };
const hour: Field = { min: 0, max: 23 };
const dayOfMonth: Field = { min: 1, max: 31, backwards: 'first' };
const month: Field = {
  min: 1,
  max: 12,
  backwards: 'first',
  names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
};
const weekday: Field = { min: 0, max: 7, backwards: 'around', names: 'SUN MON TUE WED THU FRI SAT'.split(' ') };

const nicknames: { [name: string]: string } = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

type Test = (date: CivilDay) => boolean;
const never: Test = () => false;

/** What stands in a field, as its numbers; undefined when it can't be read. */
function numbers(text: string, field: Field): Set<number> | undefined {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const values = range(part, field);
    if (!values) return undefined;
    for (const value of values) found.add(value);
  }
  return found;
}

/** `*`, `a`, `a-b`, each with or without `/step`. */
function range(text: string, field: Field): number[] | undefined {
  const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (from === '' || (from === '*' && to !== undefined)) return undefined;
  const by = step === undefined ? 1 : Number(step);
  if (by < 1 || by > field.max) return undefined;
  const first = from === '*' ? field.min : valueIn(from, field);
  const last = to === undefined ? (from === '*' || step !== undefined ? field.max : first) : valueIn(to, field);
  if (first === undefined || last === undefined || (last < first && !field.backwards)) return undefined;
  if (last < first && field.backwards === 'first') return [first];
  const values: number[] = [];
  // Only weekdays go around, and their 0 is their 7.
  const end = last < first ? last + 7 : last;
  for (let value = first; value <= end; value += by) values.push(value > field.max ? value - 7 : value);
  return values;
}

function valueIn(text: string, { min, max, names }: Field): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return named + (min === 0 ? 0 : 1);
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

/** `L`, `L-3`, `LW`, `15W`, or numbers. In a list `L` means nothing and `15W` is 15 (seen on 8.5.4, 8.8.0). */
function dayTest(text: string): Test | undefined {
  if (text === '*' || text === '?') return () => true;
  if (text === 'L') return ({ day, last }) => day === last;
  if (text === 'LW') return (date) => date.day === workdayNear(date, date.last);
  const [, before, near] = /^(?:L-(\d+)|(\d+)W)$/.exec(text) ?? [];
  const special = Number(before ?? near);
  if (special < 1 || special > 31) return undefined;
  if (before) return ({ day, last }) => day === last - special;
  if (near) return (date) => special <= date.last && date.day === workdayNear(date, special);
  const parts = text.split(',').filter((part) => part !== 'L');
  const days = numbers(parts.map((part) => part.replace(/^(\d+)W$/, '$1')).join(','), dayOfMonth);
  return days && (({ day }) => days.has(day));
}

/** The workday nearest to a day, within its month. */
function workdayNear({ weekday: today, day: from, last }: CivilDay, day: number): number {
  const falls = ((((today - 1 + day - from) % 7) + 7) % 7) + 1;
  if (falls === 6) return day > 1 ? day - 1 : day + 2;
  if (falls === 7) return day < last ? day + 1 : day - 2;
  return day;
}

/** `5L` (the last Friday of the month), `FRI#2` (the second), or numbers; 0 and 7 are Sunday. */
function weekdayTest(text: string): Test | undefined {
  if (text === '*' || text === '?') return () => true;
  const parts = text.split(',').map(oneWeekday);
  if (parts.some((part) => part === undefined)) return undefined;
  return (date) => parts.some((part) => part!(date));
}

function oneWeekday(text: string): Test | undefined {
  if (text === 'L') return (date) => date.weekday === 7;
  const special = /^(\w+?)(?:L|#(\d+))$/.exec(text);
  if (!special) {
    const days = numbers(text, weekday);
    return days && (({ weekday: today }) => days.has(today) || (today === 7 && days.has(0)));
  }
  const value = valueIn(special[1]!, weekday);
  if (value === undefined) return undefined;
  const wanted = value === 0 ? 7 : value;
  if (special[2] === undefined) return ({ weekday: today, day, last }) => today === wanted && day > last - 7;
  const nth = Number(special[2]);
  return ({ weekday: today, day }) => today === wanted && Math.ceil(day / 7) === nth;
}

/** A cron expression of six fields as Zeebe reads it, or undefined. */
export function parseCron(text: string): Cron | undefined {
  const trimmed = text.trim();
  const fields = (nicknames[trimmed] ?? trimmed).split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [s, m, h, dom, mon, dow] = fields as [string, string, string, string, string, string];
  const seconds = numbers(s, second);
  const minutes = numbers(m, second);
  const hours = numbers(h, hour);
  const months = numbers(mon, month);
  const days = dayTest(dom);
  const weekdays = weekdayTest(dow);
  if (!seconds || !minutes || !hours || !months || !days || !weekdays) return undefined;
  // Two question marks leave no day at all (seen on 8.5.4, 8.8.0).
  const day: Test = dom === '?' && dow === '?' ? never : (date) => days(date) && weekdays(date);
  return { seconds, minutes, hours, months, day };
}

const dayMs = 86_400_000;
/** Further ahead nobody looks: the 29th of February falls on each weekday within 40 years. */
const furthest = 41 * 366;

/** The first instant after `after` (epoch milliseconds, UTC) at which a cron expression holds; undefined when there is none. */
export function nextOf(cron: Cron, after: number): number | undefined {
  const begin = Math.floor(after / 1000) * 1000 + 1000;
  let start = begin - (begin % dayMs);
  for (let days = 0; days < furthest; days++, start += dayMs) {
    const date = new Date(start);
    const [year, number] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    if (!cron.months.has(number)) continue;
    const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
    const civil = { year, month: number, day: date.getUTCDate(), weekday: date.getUTCDay() || 7, last };
    if (!cron.day(civil)) continue;
    const time = timeFrom(cron, Math.max(0, begin - start) / 1000);
    if (time !== undefined) return start + time * 1000;
  }
  return undefined;
}

/** The first second of a day, from this one on, that holds. */
function timeFrom({ hours, minutes, seconds }: Cron, from: number): number | undefined {
  const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);
  for (const hour of sorted(hours))
    if (hour * 3600 + 3599 >= from)
      for (const minute of sorted(minutes))
        if (hour * 3600 + minute * 60 + 59 >= from)
          for (const second of sorted(seconds)) {
            const time = hour * 3600 + minute * 60 + second;
            if (time >= from) return time;
          }
  return undefined;
}
