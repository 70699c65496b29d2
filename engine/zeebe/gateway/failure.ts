/**
 * What a failed call says of the command: `refused` was heard and not done; `busy` was not done and may be tried again later; `unknown` may
 * have been done (the connection broke, or nobody answered in time); `barred` was not let in (token, rights, certificate).
 */
export type Verdict = 'refused' | 'busy' | 'unknown' | 'barred';

const verdicts: { [code: string]: Verdict } = {
  NOT_FOUND: 'refused',
  ALREADY_EXISTS: 'refused',
  FAILED_PRECONDITION: 'refused',
  INVALID_ARGUMENT: 'refused',
  OUT_OF_RANGE: 'refused',
  UNIMPLEMENTED: 'refused',
  RESOURCE_EXHAUSTED: 'busy',
  UNAUTHENTICATED: 'barred',
  PERMISSION_DENIED: 'barred',
};

/** A call to the gateway that did not end well. */
export class GatewayFailure extends Error {
  /** gRPC's name of the status, such as NOT_FOUND. */
  readonly code: string;
  readonly verdict: Verdict;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'GatewayFailure';
    this.code = code;
    this.verdict = verdicts[code] ?? 'unknown';
  }
}

/** Whether the gateway answered that what the command names is not there (any more). */
export const isGone = (error: unknown): boolean => error instanceof GatewayFailure && error.code === 'NOT_FOUND';

/** Whether the gateway heard the command and did not do it: to repeat it would change nothing. */
export const isRefused = (error: unknown): error is GatewayFailure =>
  error instanceof GatewayFailure && error.verdict === 'refused';
