import type { components } from './generated/schema.ts';

export type Problem = components['schemas']['Problem'];

/** What a call throws when the server says no: `code` is the error's name in docs/errors.md. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

/** The problem in a reply, or one made of its status when a proxy answered in our place. */
export function problemOf(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  return {
    type: 'about:blank',
    title: `The server answered ${status}`,
    status,
    code: 'unreadable-reply',
    instance: '',
  };
}
