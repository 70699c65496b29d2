import fastify from 'fastify';
import type { App } from './app.ts';
import type { ApiDeps } from './deps.ts';
import { describeApi } from './plugins/openapi.ts';
import { routes } from './routes/index.ts';

/** The OpenAPI document of the routes, without a database or a running server. */
export async function openapiDocument(): Promise<object> {
  const app = fastify() as unknown as App;
  await describeApi(app);
  // Routes touch what they were given only when a request comes.
  for (const add of routes) add(app, {} as ApiDeps);
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
