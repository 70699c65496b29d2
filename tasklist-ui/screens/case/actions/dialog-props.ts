import type { CaseActions } from '../use-case.ts';

/** What every dialog of the case page is given. */
export interface DialogProps {
  open: boolean;
  close: () => void;
  actions: CaseActions;
}
