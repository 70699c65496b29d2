import { javaPattern, replaced, replacementOf } from '../patterns.ts';
import { asList, asPosition, asText, type Value } from '../values.ts';
import { FeelFunctionError, fn, type Library } from './define.ts';

/** Patterns longer than this, and texts longer than the second, are not searched: a bad pattern takes for ever. */
const longestPattern = 500;
const longestSearched = 20_000;

/** A repeated group that holds a repetition, such as `(a+)+`: it can take for ever on a text that does not fit. */
const explosive = /\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/;

/** A pattern ready to search the text; null where one of the two is no text, or the pattern is none or out of bounds. */
function pattern(text: Value, source: Value, flags: Value, more = ''): RegExp | null {
  if (typeof text !== 'string' || typeof source !== 'string') return null;
  if (source.length > longestPattern || text.length > longestSearched || explosive.test(source)) return null;
  return typeof flags === 'string' ? javaPattern(source, flags, more) : null;
}

/** UTF-8 in base64, with what every JavaScript has. */
const base64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, longestSearched))));

/** A function of texts; anything else is null. */
const ofTexts = (names: string, run: (...texts: string[]) => Value) =>
  fn(names, (...args) => (args.every((arg) => typeof arg === 'string') ? run(...(args as string[])) : null));

/** Positions outside the text fail in Zeebe, and so here. */
function substring(text: Value, from: Value, length?: Value): Value {
  const start = asPosition(from);
  const count = length === undefined ? undefined : asPosition(length);
  if (typeof text !== 'string' || start === null || count === null) return null;
  if (start === 0) return '';
  const begin = start > 0 ? start - 1 : text.length + start;
  const end = count === undefined ? text.length : Math.min(begin + count, text.length);
  if (begin < 0 || begin > end)
    throw new FeelFunctionError(
      `expected a place in '${text}' but got ${start}${count === undefined ? '' : `, ${count}`}`,
    );
  return text.slice(begin, end);
}

function join(list: Value, delimiter: Value = null, prefix: Value = '', suffix: Value = ''): Value {
  const items = asList(list)?.filter((item) => item !== null);
  if (!items?.every((item) => typeof item === 'string')) return null;
  return `${asText(prefix) ?? ''}${items.join(asText(delimiter) ?? '')}${asText(suffix) ?? ''}`;
}

export const text: Library = {
  substring: fn(['string, start position', 'string, start position, length'], substring),
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
    ['input, pattern', 'input, pattern, flags'],
    (input, source, flags = '') => pattern(input, source, flags)?.test(input as string) ?? null,
  ),
  replace: fn(
    ['input, pattern, replacement', 'input, pattern, replacement, flags'],
    (input, source, replacement, flags = '') => {
      const found = pattern(input, source, flags, 'g');
      const parts = typeof replacement === 'string' ? replacementOf(replacement) : null;
      return found && parts && replaced(input as string, found, parts);
    },
  ),
  split: fn('string, delimiter', (input, delimiter) => {
    const found = pattern(input, delimiter, '');
    // Between every two letters lies an empty delimiter, and behind the last one (Java's way).
    return found && (delimiter === '' ? [...(input as string), ''] : (input as string).split(found));
  }),
  extract: fn('input, pattern', (input, source) => {
    const found = pattern(input, source, '', 'g');
    return found && [...(input as string).matchAll(found)].map((match) => match[0]);
  }),
  trim: ofTexts('string', (value) => value.trim()),
  'to base64': ofTexts('value', base64),
  'is blank': ofTexts('string', (value) => value.trim() === ''),
  'string join': fn(['list', 'list, delimiter', 'list, delimiter, prefix, suffix'], join),
};
