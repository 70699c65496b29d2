import { catalogue, type ErrorCode } from './catalogue.ts';

/** One field that is not as expected. */
export interface FieldFault {
  field: string;
  expected: string;
  got: string;
}

/** An expected failure: answered as RFC 9457 by its code in the catalogue. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly errors: FieldFault[] | undefined;
  constructor(code: ErrorCode, detail?: string, errors?: FieldFault[]) {
    super(detail ?? catalogue[code].title);
    this.name = 'ApiError';
    this.code = code;
    this.detail = detail;
    this.errors = errors;
  }
}

/** `undefined` -> the error; anything else as it is. */
export function found<T>(value: T | undefined | null, code: ErrorCode = 'not-found', detail?: string): T {
  if (value === undefined || value === null) throw new ApiError(code, detail);
  return value;
}
