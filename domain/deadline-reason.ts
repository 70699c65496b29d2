/** Why a deadline stands as it does. */
export type DeadlineReason =
  /** Before a department has it. */
  | 'provisional'
  | 'assigned'
  | 'passed-on'
  | 'reopened'
  | 'extended'
  | 'shortened'
  | 'paused'
  | 'resumed'
  | 'calendar-changed'
  | 'corrected';
