import { createClient, ProblemError } from '../client/index.ts';
import { sentenceOf } from '../ui-kit/problem.ts';
import { names } from './text.ts';

/** The server of this page. Residents have no session: numbers, codes and tokens go in the calls. */
export const server = createClient();

/** Whatever was thrown, in a sentence. */
export const sentence = (thrown: unknown): string =>
  sentenceOf(thrown instanceof ProblemError ? thrown.problem : { status: 0 }, names);
