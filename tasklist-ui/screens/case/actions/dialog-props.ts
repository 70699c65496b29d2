import type { CaseActions } from '../use-case.ts';

/** What every dialog of the case page is given. */
export interface DialogProps {
  open: boolean;
  close: () => void;
  actions: CaseActions;
}

/** What can be done with the term of a case. */
export type TermChange = 'extend' | 'shorten' | 'pause' | 'resume';
