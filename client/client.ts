import createFetch from 'openapi-fetch';
import { operationPaths } from './generated/operations.ts';
import type { operations, paths } from './generated/schema.ts';
import { ProblemError, problemOf } from './problem.ts';

type Name = keyof typeof operationPaths;
type Parameters<N extends Name> = operations[N]['parameters'];
type Body<N extends Name> = operations[N] extends { requestBody: { content: { 'application/json': infer B } } }
  ? { body: B }
  : { body?: never };
type Part<P, K extends string> = K extends keyof P
  ? [P[K]] extends [undefined]
    ? { [each in K]?: undefined }
    : undefined extends P[K]
      ? { [each in K]?: P[K] }
      : { [each in K]: P[K] }
  : { [each in K]?: undefined };

/** What a call takes: `path`, `query`, `header` and `body`, as far as its operation has them. */
export type CallInput<N extends Name> = Part<Parameters<N>, 'path'> &
  Part<Parameters<N>, 'query'> &
  Part<Parameters<N>, 'header'> &
  Body<N> & { signal?: AbortSignal };

type Content<R> = R extends { content: { 'application/json': infer T } }
  ? T
  : R extends { content: infer C }
    ? C[keyof C]
    : undefined;
type Good = 200 | 201 | 202 | 204;

/** What a call answers when all went well. */
export type Reply<N extends Name> = {
  [S in keyof operations[N]['responses']]: S extends Good ? Content<operations[N]['responses'][S]> : never;
}[keyof operations[N]['responses']];

/** One function for each operation of the API, named as in openapi.json. Each throws a ProblemError when the server says no. */
export type SakinClient = { [N in Name]: (input: CallInput<N>) => Promise<Reply<N>> };

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A client of the API at `baseUrl` (same origin when empty). The CSRF token of `getMe` is kept and sent with unsafe calls. */
export function createClient({
  baseUrl = '',
  fetch = globalThis.fetch.bind(globalThis),
}: {
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
} = {}): SakinClient & {
  csrfToken(): string | undefined;
} {
  let csrf: string | undefined;
  const http = createFetch<paths>({ baseUrl, fetch: (request) => fetch(request), credentials: 'same-origin' });
  http.use({
    onRequest({ request }) {
      if (csrf && unsafe.has(request.method)) request.headers.set('x-csrf-token', csrf);
      return request;
    },
  });
  const call = async (name: Name, { path, query, header, body, signal }: Record<string, unknown>) => {
    const operation = operationPaths[name];
    const { data, error, response } = await http.request(
      operation.method as never,
      operation.path as never,
      { params: { path, query, header }, body, signal } as never,
    );
    if (!response.ok) throw new ProblemError(problemOf(error, response.status));
    if (name === 'getMe') csrf = (data as { csrfToken?: string | null } | undefined)?.csrfToken ?? undefined;
    return data;
  };
  const functions = Object.fromEntries(
    (Object.keys(operationPaths) as Name[]).map((name) => [
      name,
      (input: Record<string, unknown> = {}) => call(name, input),
    ]),
  );
  return { ...(functions as unknown as SakinClient), csrfToken: () => csrf };
}
