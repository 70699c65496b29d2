/** Letters that sound alike in one name written in several ways; what has an empty value is not heard. Words are normalised before. */
const letters: Readonly<Record<string, string>> = {
  // Latin, of Azerbaijani, Turkish and English habits
  e: 'a',
  q: 'k',
  g: 'k',
  h: 'k',
  x: 'k',
  w: 'v',
  j: 'c',
  y: '',
  // Cyrillic, of Russian and of the Azerbaijani of before 1991
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'k',
  д: 'd',
  е: 'a',
  ж: 'c',
  з: 'z',
  и: 'i',
  й: '',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'k',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'a',
  ю: 'u',
  я: 'a',
  ә: 'a',
  ғ: 'k',
  һ: 'k',
  ҹ: 'c',
  ө: 'o',
  ү: 'u',
  ҝ: 'k',
  ј: '',
};
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/sh/g, 's'],
  [/[cz]h/g, 'c'],
];

/** Fewer sounds are in too many names. */
const fewest = 3;

/** Is it written with Cyrillic letters? */
export const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word);

/**
 * How a name sounds, coarsely, whichever letters it is written with: "Əliyev", "Aliyev" and "Алиев" are one, so are "Hüseynov" and "Гусейнов".
 * Takes a normalised word; undefined when too little is heard. Migration 066 says the same in SQL, for cases of before.
 */
export function soundOf(word: string): string | undefined {
  if (/\d/.test(word)) return undefined;
  const latin = digraphs.reduce((rest, [pattern, by]) => rest.replace(pattern, by), word);
  const heard = [...latin].map((letter) => letters[letter] ?? letter).join('');
  const sound = heard.replace(/dc/g, 'c').replace(/(.)\1+/gu, '$1');
  return sound.length >= fewest ? sound : undefined;
}
