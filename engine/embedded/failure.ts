import type { IncidentKind } from './types.ts';

/** An expected failure: a value that becomes an incident at the element where it happened. */
export class Failure {
  readonly kind: IncidentKind;
  readonly message: string;
  constructor(kind: IncidentKind, message: string) {
    this.kind = kind;
    this.message = message;
  }
}
