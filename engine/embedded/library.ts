import type { Decisions } from '../../rules/dmn/index.ts';
import type { Binding } from './model/binding.ts';
import type { Model } from './model/model.ts';
import type { Key } from './types.ts';

/** Something that the core needs to know of what is deployed. `from`: the definition of the process that asks. */
export type Question =
  | { about: 'model'; definition: Key }
  | { about: 'process' | 'decision'; id: string; binding: Binding; from: Key }
  | { about: 'forms' };

/** What is deployed, as far as an instance asks. A host that must fetch an answer first throws `Unknown` and runs the step again. */
export interface Library {
  model(definition: Key): Model;
  /** The definition that a call means, or undefined when there is none. `from`: who asks, when it is not the instance's own. */
  process(id: string, binding: Binding, from: Key | undefined): { definition: Key; model: Model } | undefined;
  /** The file in which the decision that is meant stands. */
  decision(id: string, binding: Binding, from: Key | undefined): Decisions | undefined;
  /** Whether a user task finds a form by this id. One of the same deployment is looked for when that is deployed. */
  form(id: string, binding: Binding): boolean;
}

/** Thrown out of a step, of which nothing is left then: the host finds the answer and runs the step again. */
export class Unknown extends Error {
  readonly question: Question;
  constructor(question: Question) {
    super(`expected an answer to ${JSON.stringify(question)}`);
    this.question = question;
  }
}

/** Nothing is deployed but the process at hand and the forms that it names. */
export const noLibrary: Library = {
  model(definition) {
    throw new Error(`expected a library with definition ${definition} but there is none`);
  },
  process: () => undefined,
  decision: () => undefined,
  form: () => true,
};
