import { useSyncExternalStore } from 'react';
import { isLanguage, type Language, languages, pickLanguage } from '../../ui-kit/languages.ts';

const kept = 'sakin.language';
const listeners = new Set<() => void>();

const remembered = (): string | null => {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null; // a browser that keeps nothing still shows the page
  }
};

/** The language in which somebody came in through the door of this tab. */
const ofTheDoor = (): string | null => {
  try {
    return sessionStorage.getItem(kept);
  } catch {
    return null;
  }
};

let current: Language = pickLanguage([remembered(), ofTheDoor(), ...navigator.languages], languages);

/** The language of the screens now. */
export const language = (): Language => current;

/** Was a language chosen in this browser, or met at the door? Otherwise the one in the person's profile counts. */
export const wasChosen = (): boolean => isLanguage(remembered()) || isLanguage(ofTheDoor());

/** Whoever signs in goes on in the language in which they were asked to. */
export function rememberDoor(language: Language): void {
  try {
    sessionStorage.setItem(kept, language);
  } catch {
    // then the profile's language counts
  }
}

/** Shows the screens in another language; with `keep` it is remembered in this browser. Call `loadTexts` before. */
export function switchLanguage(next: Language, keep: boolean): void {
  if (keep)
    try {
      localStorage.setItem(kept, next);
    } catch {
      // not kept, still switched
    }
  current = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);
