import type { Language } from './languages.ts';

/** Names of codes by `<group>.<code>`, such as `status.no-contact`. */
export type Names = Readonly<Record<string, string>>;

const files: Record<Language, () => Promise<{ default: Names }>> = {
  az: () => import('./names/az.json', { with: { type: 'json' } }),
  tr: () => import('./names/tr.json', { with: { type: 'json' } }),
  ru: () => import('./names/ru.json', { with: { type: 'json' } }),
  en: () => import('./names/en.json', { with: { type: 'json' } }),
};

/** The names in one language; a chunk of its own, loaded when the language is chosen. */
export const loadNames = async (language: Language): Promise<Names> => (await files[language]()).default;

/** The name of a code; a code nobody named yet is shown as words rather than not at all. */
export const nameOf = (names: Names, group: string, code: string): string =>
  names[`${group}.${code}`] ?? code.replaceAll('-', ' ');
