import { FeelLimitError, limits } from './limits.ts';
import type { Value } from './values.ts';

/** One evaluation: its clock and what it may still spend. */
export class Run {
  readonly now: string | undefined;
  #left: number;
  readonly #most: number;
  constructor(now: string | undefined, most = limits.iterations) {
    this.now = now;
    this.#most = most;
    this.#left = most;
  }

  /** Counts elements made, loop turns and calls. Throws FeelLimitError when too many. */
  spend(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw new FeelLimitError(`expected at most ${this.#most} steps and elements`);
  }
}

/** Where names are looked up: the nearest binding first, the variables last. */
export interface Scope {
  readonly run: Run;
  /** undefined = no such name. */
  get(name: string): Value | undefined;
}

/** The outermost scope: the variables of the caller. */
export const rootScope = (run: Run, variable: (name: string) => Value | undefined): Scope => ({ run, get: variable });

/** A scope with bindings of its own (a loop, a function, the entries of a context). */
export const childScope = (parent: Scope, own: (name: string) => Value | undefined): Scope => ({
  run: parent.run,
  get: (name) => {
    const value = own(name);
    return value === undefined ? parent.get(name) : value;
  },
});

/** A scope over a record that may still grow. */
export const withNames = (parent: Scope, names: Readonly<Record<string, Value>>): Scope =>
  childScope(parent, (name) => (Object.hasOwn(names, name) ? names[name] : undefined));
