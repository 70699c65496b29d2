import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { isLanguage, type Language } from '../../ui-kit/languages.ts';
import { loadNames, type Names, nameOf } from '../../ui-kit/names.ts';
import { useLanguage } from './language.ts';

type Bundle = { texts: Record<string, Record<string, string>> };
const bundles: Record<Language, () => Promise<Bundle>> = {
  az: () => import('./bundles/az.ts'),
  tr: () => import('./bundles/tr.ts'),
  ru: () => import('./bundles/ru.ts'),
  en: () => import('./bundles/en.ts'),
};

const names = new Map<Language, Names>();
const ready = i18next.init({
  resources: {},
  lng: 'en',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // React escapes
});

/** Loads all texts of a language once; the namespace is the name of the folder in which a file lies. */
export async function loadTexts(language: Language): Promise<void> {
  if (names.has(language)) return;
  const [{ texts }, loaded] = await Promise.all([bundles[language](), loadNames(language), ready]);
  for (const [path, content] of Object.entries(texts))
    i18next.addResourceBundle(language, path.split('/').at(-2) ?? '', content, true, true);
  names.set(language, loaded);
}

export type Translate = (key: string, parameters?: Record<string, unknown>) => string;

export interface Texts {
  language: Language;
  names: Names;
  /** The text of a key in this folder's texts. */
  t: Translate;
  /** Whether the folder's texts have the key: for codes that content may add. */
  has: (key: string) => boolean;
  /** The name of a code of the product, such as `name('status', 'closed')`. */
  name: (group: string, code: string) => string;
}

const none: Names = {};

const textsIn = (language: Language, namespace: string): Texts => {
  const known = names.get(language) ?? none;
  return {
    language,
    names: known,
    t: i18next.getFixedT(language, namespace) as unknown as Translate,
    has: (key) => i18next.exists(key, { lng: language, ns: namespace }),
    name: (group, code) => nameOf(known, group, code),
  };
};

/** The texts of one folder (`texts.<lang>.json`) in the language of the screens. */
export function useTexts(namespace: string): Texts {
  return textsIn(useLanguage(), namespace);
}

/** The same in another language, such as a caller's; in that of the screens until it is there. */
export function useTextsIn(namespace: string, wanted: string): Texts {
  const own = useLanguage();
  const [there, setThere] = useState(() => isLanguage(wanted) && names.has(wanted));
  useEffect(() => {
    if (isLanguage(wanted)) void loadTexts(wanted).then(() => setThere(true));
  }, [wanted]);
  return textsIn(there && isLanguage(wanted) ? wanted : own, namespace);
}
