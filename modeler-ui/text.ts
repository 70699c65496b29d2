import { useSyncExternalStore } from 'react';
import { isLanguage, type Language, languages, pickLanguage } from '../ui-kit/languages.ts';
import { loadNames, type Names } from '../ui-kit/names.ts';
import { sentenceOf } from '../ui-kit/problem.ts';
import { asProblem } from './server.ts';

type Texts = Readonly<Record<string, string>>;

const files: Record<Language, () => Promise<{ default: Texts }>> = {
  az: () => import('./texts/az.json', { with: { type: 'json' } }),
  tr: () => import('./texts/tr.json', { with: { type: 'json' } }),
  ru: () => import('./texts/ru.json', { with: { type: 'json' } }),
  en: () => import('./texts/en.json', { with: { type: 'json' } }),
};

/** What one language says. */
interface Spoken {
  language: Language;
  /** The text of a key, with `{name}` replaced by the values. */
  t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** The sentence for anything that was thrown. */
  sentence: (thrown: unknown) => string;
}

const kept = 'sakin.language';
const listeners = new Set<() => void>();
let spoken: Spoken = speaking('en', {}, {});

function speaking(language: Language, texts: Texts, names: Names): Spoken {
  return {
    language,
    t: (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)),
    sentence: (thrown) => sentenceOf(asProblem(thrown), names),
  };
}

function remembered(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null; // a browser that keeps nothing still shows the page
  }
}

/** The language that this browser chose on any of the staff's screens, else the one that it asks for. */
export const wantedLanguage = (ofProfile?: string | null): Language => {
  const chosen = remembered();
  return pickLanguage([isLanguage(chosen) ? chosen : null, ofProfile, ...navigator.languages], languages);
};

/** Shows the screens in a language; with `keep` it is remembered in this browser. */
export async function speak(language: Language, keep = false): Promise<void> {
  const [file, names] = await Promise.all([files[language](), loadNames(language)]);
  if (keep)
    try {
      localStorage.setItem(kept, language);
    } catch {
      // not kept, still switched
    }
  spoken = speaking(language, file.default, names);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The texts in the language of the screens. */
export const useTexts = (): Spoken => useSyncExternalStore(subscribe, () => spoken);
