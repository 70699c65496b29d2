import { isLanguage, type Language, languages, pickLanguage } from '../ui-kit/languages.ts';
import { loadNames, type Names, nameOf } from '../ui-kit/names.ts';
import { linkLanguage } from './address.ts';

type Texts = Readonly<Record<string, string>>;

const files: Record<Language, () => Promise<{ default: Texts }>> = {
  az: () => import('./texts/az.json', { with: { type: 'json' } }),
  tr: () => import('./texts/tr.json', { with: { type: 'json' } }),
  ru: () => import('./texts/ru.json', { with: { type: 'json' } }),
  en: () => import('./texts/en.json', { with: { type: 'json' } }),
};

let texts: Texts = {};
let current: Language = 'az';
export let names: Names = {};

const kept = 'sakin.language';

/** The language asked for before, else that of the letter whose link led here, else what the browser wants, among those of the authority. */
export function wantedLanguage(offered: readonly string[] = languages): Language {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(kept);
  } catch {
    // a browser that keeps nothing gets the language it asks for
  }
  return pickLanguage([isLanguage(remembered) ? remembered : null, linkLanguage, ...navigator.languages], offered);
}

/** Loads the language and says it to the page. */
export async function speak(language: Language): Promise<void> {
  const [file, loaded] = await Promise.all([files[language](), loadNames(language)]);
  texts = file.default;
  names = loaded;
  current = language;
  document.documentElement.lang = language;
}

/** Remembers the choice for the next visits. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // not kept, still shown in it
  }
}

export const language = (): Language => current;

/** The text of a key, with `{name}` replaced by the values. */
export const t = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Whether there is a text for the key. */
export const has = (key: string): boolean => key in texts;

/** The name of a code of the product. */
export const name = (group: string, code: string): string => nameOf(names, group, code);
