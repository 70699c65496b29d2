import { normalise } from './normalise.ts';
import { asPublicNumber } from './number.ts';
import { phoneTail } from './phone.ts';
import { isCyrillic, soundOf } from './sound.ts';

/**
 * The terms by which a case is found. A term's first letter says what it is: `w` a word that all readers of the case may see, `q` a word of
 * its persons, `p` a telephone number and `n` a case's number from behind, so that the end of one, as people say it, is a beginning. `s` and `c`
 * are sounds of names, written with Latin and with Cyrillic letters: a name is found in the other alphabet.
 */
export type Term = string;

/** Longer "words" are none; the database takes 2 KB at most. */
const longest = 60;
/** Fewer digits say nothing about a telephone number. */
const fewestDigits = 4;
/** So many digits written apart are one number. */
const wholeNumber = 7;

const wordsOf = (text: string): string[] => normalise(text).split(' ').filter(Boolean);
const reversed = (text: string): string => [...text].reverse().join('');
const marked = (mark: string, words: readonly string[]): Term[] => [
  ...new Set(words.map((word) => mark + word.slice(0, longest))),
];

/** Number of the case and that of its source. */
export function termsOfNumbers(number: string, externalNumber?: string | null): Term[] {
  const plain = asPublicNumber(number).replace(/[^\p{L}\p{N}]/gu, '');
  const external = externalNumber ? [...wordsOf(externalNumber), wordsOf(externalNumber).join('')] : [];
  return [`n${reversed(plain)}`, ...marked('w', external)];
}

export const termsOfText = (text: string): Term[] => marked('w', wordsOf(text));

const soundsOf = (name: string): Term[] => [
  ...new Set(
    wordsOf(name).flatMap((word) => {
      const sound = soundOf(word.slice(0, longest));
      return sound ? [`${isCyrillic(word) ? 'c' : 's'}${sound}`] : [];
    }),
  ),
];

/** Of the same alphabet, short sounds are in too many names to help. */
const tellingSound = 5;

/** The sounds by which a typed name may have been written otherwise. */
function otherwiseWritten(word: string): Term[] {
  const sound = soundOf(word);
  if (!sound) return [];
  if (isCyrillic(word)) return [`s${sound}`, ...(sound.length >= tellingSound ? [`c${sound}`] : [])];
  return [`c${sound}`, ...(sound.length >= tellingSound ? [`s${sound}`] : [])];
}

/** Name, address, e-mail and telephone of a case's persons. */
export function termsOfPersons(
  persons: readonly {
    name?: string | null | undefined;
    phone?: string | null | undefined;
    email?: string | null | undefined;
    address?: string | null | undefined;
  }[],
): Term[] {
  return persons.flatMap(({ name, phone, email, address }) => [
    ...marked(
      'q',
      [name, email, address].flatMap((text) => (text ? wordsOf(text) : [])),
    ),
    ...(name ? soundsOf(name) : []),
    ...(phone ? [`p${reversed(phone.replace(/\D/g, ''))}`] : []),
  ]);
}

/**
 * What somebody typed -> a question to the index, in the notation of PostgreSQL's tsquery; undefined when it says nothing. Each word must
 * begin a word of the case, or end one of its numbers. `country`: whose local telephone numbers are meant. Without `persons` nothing is
 * found by what only its persons have.
 */
export function searchQuery(typed: string, { country, persons }: { country: string | undefined; persons: boolean }) {
  const words = joinedDigits(wordsOf(typed)).slice(0, 12);
  if (words.length === 0) return undefined;
  const anyOf = (terms: Term[]) => `(${terms.map((term) => `${term}:*`).join(' | ')})`;
  const parts = words.map((word) => {
    const plain = word.slice(0, longest);
    const terms = [`w${plain}`];
    if (persons) terms.push(`q${plain}`, ...otherwiseWritten(plain));
    if (/^\d+$/.test(word)) {
      terms.push(`n${reversed(plain)}`);
      const tail = phoneTail(word, country);
      if (persons && tail.length >= fewestDigits) terms.push(`p${reversed(tail)}`);
    }
    return anyOf(terms);
  });
  // A number as it is printed has its year before it: together they are one.
  const whole = words.join('').toUpperCase();
  const number = words.length > 1 && /\d$/.test(whole) ? [anyOf([`n${reversed(whole)}`])] : [];
  return [parts.join(' & '), ...number].join(' | ');
}

/** `055 210 11 02` -> one number; `Nizami 5 12` stays three words. */
function joinedDigits(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length && /^\d+$/.test(words[end]!)) end++;
    const run = words.slice(at, end).join('');
    if (end - at > 1 && run.length >= wholeNumber) joined.push(run);
    else joined.push(...words.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return joined;
}
