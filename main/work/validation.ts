import type { TObject } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { AnyWorker } from '../../workers/define-worker.ts';

/** A worker with its schemas compiled, once for the whole process. */
export interface CheckedWorker {
  worker: AnyWorker;
  /** The complaint about a value, or undefined. */
  inputFault(value: unknown): string | undefined;
  outputFault(value: unknown): string | undefined;
}

/** Compiles the schemas of all workers. */
export function checkedWorkers(workers: ReadonlyMap<string, AnyWorker>): Map<string, CheckedWorker> {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  const faultOf = (what: string, schema: TObject) => {
    const validate: ValidateFunction = ajv.compile(schema);
    return (value: unknown): string | undefined =>
      validate(value) ? undefined : `${what}: ${ajv.errorsText(validate.errors, { dataVar: '' })}`;
  };
  return new Map(
    [...workers].map(([type, worker]) => [
      type,
      {
        worker,
        inputFault: faultOf(`input of ${type}`, worker.input),
        outputFault: faultOf(`output of ${type}`, worker.output),
      },
    ]),
  );
}
