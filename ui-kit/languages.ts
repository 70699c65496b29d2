/** The languages of every screen, in the order in which they are offered. */
export const languages = ['az', 'tr', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language's name for itself. */
export const ownNames: Record<Language, string> = { az: 'Azərbaycanca', tr: 'Türkçe', ru: 'Русский', en: 'English' };

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** The first wanted language tag ("tr-TR") that is offered; else the first offered one. */
export function pickLanguage(wanted: readonly (string | null | undefined)[], offered: readonly string[]): Language {
  const usable = languages.filter((language) => offered.includes(language));
  const found = wanted.map((tag) => tag?.toLowerCase().split('-')[0]).find((tag) => usable.includes(tag as Language));
  return (found as Language | undefined) ?? usable[0] ?? 'en';
}

/** A text by language -> the text for the reader; another language rather than nothing. */
export function textIn(text: Readonly<Record<string, string>> | null | undefined, language: Language): string {
  if (!text) return '';
  return text[language] || languages.map((each) => text[each]).find(Boolean) || Object.values(text)[0] || '';
}
