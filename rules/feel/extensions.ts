import { date, dateAndTime, FeelFunction } from 'feelin';
import { Temporal } from 'temporal-polyfill';

/** Raised by `assert`; the evaluation fails with its message. */
export class FeelAssertion extends Error {}

type Value = unknown;
const isContext = (value: Value): value is Record<string, Value> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;
const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A function of the language; an argument that is left out arrives as undefined. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are whatever the expression passes
const define = (names: string[], run: (...args: any[]) => Value): FeelFunction => new FeelFunction(run, names);

const extreme = (pick: (a: Value, b: Value) => boolean) =>
  new FeelFunction(
    (...args: Value[]) => {
      const list = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
      const type = typeof list[0];
      if (list.length === 0 || (type !== 'number' && type !== 'string') || list.some((each) => typeof each !== type))
        return null;
      return list.reduce((a, b) => (pick(b, a) ? b : a));
    },
    ['...list'],
  );

function contextPut(context: Value, keys: Value, value: Value): Value {
  if (!isContext(context)) return null;
  const [key, ...rest] = Array.isArray(keys) ? keys : [keys];
  if (typeof key !== 'string') return null;
  if (rest.length === 0) return { ...context, [key]: value ?? null };
  const inner = contextPut(isContext(context[key]) ? context[key] : {}, rest, value);
  return inner === null ? null : { ...context, [key]: inner };
}

/** Half-even rounding of a decimal text, as `decimal()` rounds in FEEL. */
function decimal(number: Value, scale: Value): Value {
  if (typeof number !== 'number' || typeof scale !== 'number') return null;
  const sign = number < 0 ? -1 : 1;
  const scaled = Math.abs(number) * 10 ** scale;
  const near = Number(scaled.toPrecision(15));
  const low = Math.floor(near);
  const rounded = near - low === 0.5 ? (low % 2 === 0 ? low : low + 1) : Math.round(near);
  return (sign * rounded) / 10 ** scale;
}

function yearsAndMonths(from: Value, to: Value): Value {
  const day = (value: Value): Temporal.PlainDate | null =>
    value && typeof value === 'object' && 'iso' in value
      ? Temporal.PlainDate.from(String((value as { iso: string }).iso).slice(0, 10))
      : null;
  const a = day(from);
  const b = day(to);
  return a && b ? Temporal.PlainDate.from(a).until(b, { largestUnit: 'year' }).with({ weeks: 0, days: 0 }) : null;
}

/**
 * What Camunda's FEEL adds to the standard, and functions in which feelin gives another answer than the real engine.
 * They go in as context functions: a name here wins over feelin's own.
 */
export const extensions: Record<string, FeelFunction> = {
  'is defined': define(['value'], (value) => value !== null && value !== undefined),
  'get or else': define(['value', 'default'], (value, fallback) => value ?? fallback ?? null),
  assert: define(['value', 'condition', 'cause'], (value, condition, cause) => {
    if (condition === true) return value;
    throw new FeelAssertion(typeof cause === 'string' ? cause : 'The condition is not fulfilled');
  }),
  'is blank': define(['string'], (text) => (typeof text === 'string' ? text.trim() === '' : null)),
  trim: define(['string'], (text) => (typeof text === 'string' ? text.trim() : null)),
  'string length': define(['string'], (text) => (typeof text === 'string' ? text.length : null)),
  'duplicate values': define(['list'], (list) =>
    Array.isArray(list)
      ? list.filter(
          (value, index) =>
            list.findIndex((other) => same(other, value)) === index &&
            list.some((other, place) => place > index && same(other, value)),
        )
      : null,
  ),
  'context put': define(['context', 'keys', 'value'], contextPut),
  max: extreme((a, b) => (a as number) > (b as number)),
  min: extreme((a, b) => (a as number) < (b as number)),
  decimal: define(['n', 'scale'], decimal),
  'years and months duration': define(['from', 'to'], yearsAndMonths),
};

/** The functions that read a clock. feelin's own would read the machine's; here time is a parameter. */
export const clockNames: ReadonlySet<string> = new Set(['now', 'today']);

/** `now` or `today` at the given instant; null without one. */
export const clockFunction = (name: string, now: string | undefined): FeelFunction =>
  define([], () => (now === undefined ? null : name === 'now' ? dateAndTime(now) : date(now.slice(0, 10))));
