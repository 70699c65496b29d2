/** Letters that residents type with and without their marks; `lower()` of a database breaks on the first three. */
const folds: Readonly<Record<string, string>> = {
  İ: 'i',
  I: 'i',
  ı: 'i',
  Ə: 'e',
  ə: 'e',
  ё: 'е',
  Ё: 'е',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');

/**
 * One form of a text for search and for matching words, in every language of the product: lower case, dotted and dotless
 * i alike, ə as e, ё as е, Latin letters without marks (ş ç ğ ö ü), words of letters and digits with one space between.
 * й stays й: only marks on Latin letters are dropped. Apostrophes join (`Bakı'da` -> `bakida`).
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(foldable, (letter) => folds[letter]!)
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(foldable, (letter) => folds[letter]!)
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
