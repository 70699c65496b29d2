import type { IncidentKind } from '../../port.ts';

const kinds: { [errorType: string]: IncidentKind } = {
  IO_MAPPING_ERROR: 'io-mapping',
  CONDITION_ERROR: 'condition',
  EXTRACT_VALUE_ERROR: 'extract-value',
  CALLED_ELEMENT_ERROR: 'called-element',
  UNHANDLED_ERROR_EVENT: 'unhandled-error',
  CALLED_DECISION_ERROR: 'called-decision',
  DECISION_EVALUATION_ERROR: 'decision-evaluation',
  FORM_NOT_FOUND: 'form-not-found',
  JOB_NO_RETRIES: 'job-no-retries',
  EXECUTION_LISTENER_NO_RETRIES: 'job-no-retries',
  TASK_LISTENER_NO_RETRIES: 'job-no-retries',
  MESSAGE_SIZE_EXCEEDED: 'message-size',
};

/** Zeebe's name of an incident, in the port's words. */
export const kindOf = (errorType: string): IncidentKind => kinds[errorType] ?? 'unknown';
