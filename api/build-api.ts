import fastify from 'fastify';
import type { App } from './app.ts';
import type { ApiDeps } from './deps.ts';
import { describeApi } from './plugins/openapi.ts';
import { routes } from './routes/index.ts';

/** The HTTP API, ready to listen or to be asked by `inject`. Close it by `app.close()`. */
export async function buildApi(deps: ApiDeps): Promise<App> {
  const app = fastify() as unknown as App;
  await describeApi(app);
  for (const add of routes) add(app, deps);
  await app.ready();
  return app;
}
