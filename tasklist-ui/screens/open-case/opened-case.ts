import type { Language } from '../../../ui-kit/languages.ts';

export interface OpenedCase {
  id: string;
  number: string;
  codeBy: 'answer' | 'letter' | 'opener' | null;
  /** The resident's. */
  language: Language;
}
