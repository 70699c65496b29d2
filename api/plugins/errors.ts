import type { App } from '../app.ts';
import { ApiError } from '../errors/api-error.ts';
import { catalogue } from '../errors/catalogue.ts';
import { asApiError, problemOf } from '../errors/problem.ts';

/** What of an error goes to the log: no values of queries, which may be personal. */
const logged = (error: unknown) => {
  const { name, message, stack, code } = error as Error & { code?: string };
  return { name, message, stack, code };
};

/** Every error leaves as a problem of the catalogue; only what is a fault of ours is logged as one. */
export function answerErrors(app: App): void {
  app.setErrorHandler((error, request, reply) => {
    const known = asApiError(error);
    const answer = known ?? new ApiError('internal-error');
    if (!known || catalogue[answer.code].reported) request.log.error({ err: logged(error) }, 'request failed');
    return reply
      .code(catalogue[answer.code].status)
      .type('application/problem+json')
      .send(problemOf(answer, request.id));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send(problemOf(new ApiError('not-found'), request.id)),
  );
}
