import { createClient, type Problem, ProblemError, type Schema } from '../client/index.ts';

/** The server of this page; signs its unsafe calls with the session's token once `getMe` was asked. */
export const server = createClient();

export type Draft = Schema<'Draft'>;
export type DraftFileItem = Schema<'DraftFileItem'>;
export type Finding = Schema<'Finding'>;
export type Me = Schema<'Me'>;
export type Release = Schema<'Release'>;
export type WorkerContract = Schema<'WorkerContract'>;

/** Any thrown thing as a problem: what is no answer of the server counts as a lost network. */
export const asProblem = (thrown: unknown): Pick<Problem, 'status'> & Partial<Problem> =>
  thrown instanceof ProblemError ? thrown.problem : { status: 0 };
