import { asInteger, asList, asText, type Value } from '../values.ts';
import { fn, type Library } from './define.ts';

/** Patterns longer than this, and texts longer than the second, are not searched: a bad pattern takes for ever. */
const longestPattern = 500;
const longestSearched = 20_000;

/** A repeated group that holds a repetition, such as `(a+)+`: it can take for ever on a text that does not fit. */
const explosive = /\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/;

/** A pattern ready to search the text; null where one of the two is no text, or the pattern is none or out of bounds. */
function pattern(text: Value, source: Value, flags: Value, more = ''): RegExp | null {
  if (typeof text !== 'string' || typeof source !== 'string') return null;
  if (source.length > longestPattern || text.length > longestSearched || explosive.test(source)) return null;
  const wanted = typeof flags === 'string' ? flags.replace(/[^ims]/g, '') : '';
  try {
    return new RegExp(source, wanted + more);
  } catch {
    return null;
  }
}

/** A function of texts; anything else is null. */
const ofTexts = (names: string, run: (...texts: string[]) => Value) =>
  fn(names, (...args) => (args.every((arg) => typeof arg === 'string') ? run(...(args as string[])) : null));

function substring(text: Value, from: Value, length: Value): Value {
  const start = asInteger(from);
  if (typeof text !== 'string' || start === null) return null;
  if (start === 0) return '';
  const begin = start > 0 ? start - 1 : Math.max(text.length + start, 0);
  const count = length === null ? null : asInteger(length);
  return text.slice(begin, count === null ? undefined : begin + count);
}

function join(list: Value, delimiter: Value): Value {
  const items = asList(list)?.filter((item) => item !== null);
  if (!items?.every((item) => typeof item === 'string')) return null;
  return items.join(delimiter === null ? '' : (asText(delimiter) ?? ''));
}

export const text: Library = {
  substring: fn('string, start position, length', substring),
  'string length': ofTexts('string', (value) => value.length),
  'upper case': ofTexts('string', (value) => value.toUpperCase()),
  'lower case': ofTexts('string', (value) => value.toLowerCase()),
  'substring before': ofTexts('string, match', (value, match) => {
    const place = value.indexOf(match);
    return place < 0 ? '' : value.slice(0, place);
  }),
  'substring after': ofTexts('string, match', (value, match) => {
    const place = value.indexOf(match);
    return place < 0 ? '' : value.slice(place + match.length);
  }),
  contains: ofTexts('string, match', (value, match) => value.includes(match)),
  'starts with': ofTexts('string, match', (value, match) => value.startsWith(match)),
  'ends with': ofTexts('string, match', (value, match) => value.endsWith(match)),
  matches: fn(
    'input, pattern, flags',
    (input, source, flags) => pattern(input, source, flags)?.test(input as string) ?? null,
  ),
  replace: fn('input, pattern, replacement, flags', (input, source, replacement, flags) => {
    const found = pattern(input, source, flags, 'g');
    return found && typeof replacement === 'string' ? (input as string).replace(found, replacement) : null;
  }),
  split: fn('string, delimiter', (input, delimiter) => {
    const found = pattern(input, delimiter, null);
    return found && (input as string).split(found);
  }),
  extract: fn('string, pattern', (input, source) => {
    const found = pattern(input, source, null, 'g');
    return found && [...(input as string).matchAll(found)].map((match) => match[0]);
  }),
  trim: ofTexts('string', (value) => value.trim()),
  'is blank': ofTexts('string', (value) => value.trim() === ''),
  'string join': fn('list, delimiter', join),
};
