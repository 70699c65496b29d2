import { ProblemError } from '../../client/index.ts';
import type { Problem } from '../../ui-kit/problem.ts';

/** Any thrown thing as a problem: what is no answer of the server counts as a lost network. */
export const asProblem = (thrown: unknown): Problem =>
  thrown instanceof ProblemError ? thrown.problem : { status: 0 };

/** The inputs that the server names; what it expected there is English and for integrators. */
export const fieldFaults = (thrown: unknown): readonly { field: string }[] =>
  thrown instanceof ProblemError ? (thrown.problem.errors ?? []) : [];
