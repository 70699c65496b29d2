import { personStore } from '../../store/person.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** The language of one's own screens and mails. */
export const changeLanguage = (unit: Unit, person: string, language: string): Promise<void> =>
  personStore(unit).setLanguage(person, language);
