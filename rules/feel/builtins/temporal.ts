import { FeelDateTime, PlainDate, type Value, YearMonth } from '../values.ts';
import { fn, type Library } from './define.ts';

const dayOf = (value: Value): PlainDate | null =>
  value instanceof PlainDate ? value : value instanceof FeelDateTime ? value.local.toPlainDate() : null;

const ofDay = (run: (day: PlainDate) => Value) =>
  fn('date', (value) => {
    const day = dayOf(value);
    return day && run(day);
  });

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const temporal: Library = {
  'day of year': ofDay((day) => day.dayOfYear),
  'day of week': ofDay((day) => weekdays[day.dayOfWeek - 1]!),
  'month of year': ofDay((day) => months[day.month - 1]!),
  'week of year': ofDay((day) => day.weekOfYear ?? null),
  'last day of month': ofDay((day) => day.with({ day: day.daysInMonth })),
  'years and months duration': fn('from, to', (from, to) => {
    const [a, b] = [dayOf(from), dayOf(to)];
    return a && b && new YearMonth(a.until(b, { largestUnit: 'month' }).months);
  }),
};
