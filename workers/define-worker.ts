import type { Static, TObject } from '@sinclair/typebox';
import type { WorkerContext } from './context.ts';

/** Whether a trial on past cases computes a worker anew (rules) or takes what was recorded (people, outside systems). */
export type Trial = 'recompute' | 'recorded';

/** One piece of automatic work, whole in one file: what it gets, what it gives, how it may refuse, what it does. */
export interface WorkerDefinition<Input extends TObject = TObject, Output extends TObject = TObject> {
  /** The job type in diagrams, and the name of the file. */
  type: string;
  input: Input;
  output: Output;
  /** Codes of the BPMN errors it may end with; the diagram has a catch for each. */
  raises: readonly string[];
  trial: Trial;
  handle(input: Static<Input>, context: WorkerContext): Promise<Static<Output>>;
}

/** A worker whose input and output nobody needs to name: how the registry and the executor see all of them. */
export type AnyWorker = Omit<WorkerDefinition, 'handle'> & {
  handle(input: never, context: WorkerContext): Promise<{ [name: string]: unknown }>;
};

/** Says a worker; only gives the types their names. */
export const defineWorker = <Input extends TObject, Output extends TObject>(
  worker: WorkerDefinition<Input, Output>,
): WorkerDefinition<Input, Output> => worker;

/** Ends a job as a BPMN error that the diagram catches. What the handler had changed is undone, the receipt stays. */
export class BusinessError extends Error {
  readonly code: string;
  constructor(code: string, reason: string) {
    super(reason);
    this.name = 'BusinessError';
    this.code = code;
  }
}
