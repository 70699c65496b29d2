import type { IncidentKind } from '../../../engine/port.ts';

/** Zeebe's names of the kinds of incidents. */
export const zeebeNames: { [kind in IncidentKind]: string } = {
  'io-mapping': 'IO_MAPPING_ERROR',
  condition: 'CONDITION_ERROR',
  'extract-value': 'EXTRACT_VALUE_ERROR',
  'called-element': 'CALLED_ELEMENT_ERROR',
  'unhandled-error': 'UNHANDLED_ERROR_EVENT',
  'called-decision': 'CALLED_DECISION_ERROR',
  'decision-evaluation': 'DECISION_EVALUATION_ERROR',
  'form-not-found': 'FORM_NOT_FOUND',
  'job-no-retries': 'JOB_NO_RETRIES',
  'message-size': 'MESSAGE_SIZE_EXCEEDED',
  loop: 'LOOP',
  unknown: 'UNKNOWN',
};
