import { type Language, textIn } from './languages.ts';

interface Place {
  name: Record<string, string>;
  within?: Record<string, string> | null;
}

/** "Nizami Street, building 5": a place by what it lies in; empty without one. */
export const placeName = (place: Place | null | undefined, language: Language): string =>
  place ? [textIn(place.within, language), textIn(place.name, language)].filter(Boolean).join(', ') : '';
