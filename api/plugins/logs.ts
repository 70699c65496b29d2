import type { App } from '../app.ts';

/**
 * One line a request: the route's pattern instead of its address, since tokens, numbers and search words stand there; never a body.
 * People are named by their id only.
 */
export function logRequests(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url: route } = request.routeOptions;
    request.log.info(
      {
        method: Array.isArray(method) ? request.method : method,
        route: route ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        actor: request.who?.actor,
      },
      'request',
    );
  });
}
