import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { App } from '../app.ts';

const addFormats = formats as unknown as (ajv: Ajv) => Ajv;

const make = (coerceTypes: boolean | 'array') =>
  addFormats(new Ajv({ allErrors: true, coerceTypes, useDefaults: true, verbose: true, strict: false }));

/** Requests are checked whole, so that all faults come at once. Only addresses and headers are text that must be turned into numbers. */
export function validateRequests(app: App): void {
  // In a body, coercion would make "" of null and so lose "clear this".
  const body = make(false);
  const rest = make('array');
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? body : rest).compile(schema as object));
}
