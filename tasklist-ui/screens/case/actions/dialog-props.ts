import type { CaseActions } from '../use-case.ts';

/** What every dialog of the case page is given. */
export interface DialogProps {
  open: boolean;
  close: () => void;
  actions: CaseActions;
  /** Under what the reason is kept until it is sent. */
  draft: string;
}
