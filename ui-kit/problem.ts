import type { Names } from './names.ts';

/** As much of RFC 9457 problem details as a sentence needs; status 0 = the network failed. */
export interface Problem {
  status: number;
  code?: string;
  title?: string;
}

const byStatus: Record<number, string> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  413: 'too-large',
  429: 'too-many-requests',
};

/** A sentence for people: by code, else by status, else the one for anything unexpected. */
export function sentenceOf(problem: Problem, names: Names): string {
  const named = problem.code && names[`problem.${problem.code}`];
  if (named) return named;
  if (problem.status === 0) return names['problem.network'] ?? '';
  const general = byStatus[problem.status] ?? (problem.status < 500 ? 'invalid' : 'unexpected');
  return names[`problem.${general}`] ?? problem.title ?? '';
}
