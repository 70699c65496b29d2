import fastify, { LogController } from 'fastify';
import { newId } from '../domain/id.ts';
import type { App } from './app.ts';
import type { ApiDeps } from './deps.ts';
import { answerErrors } from './plugins/errors.ts';
import { guard } from './plugins/guard.ts';
import { identify } from './plugins/identity.ts';
import { logRequests } from './plugins/logs.ts';
import { measure } from './plugins/metrics.ts';
import { describeApi, showApi } from './plugins/openapi.ts';
import { serializeReplies } from './plugins/replies.ts';
import { checkReplies } from './plugins/reply-check.ts';
import { serveScreens } from './plugins/screens.ts';
import { serveStartPage } from './plugins/start-page.ts';
import { takeUploads } from './plugins/uploads.ts';
import { validateRequests } from './plugins/validation.ts';
import { routes } from './routes/index.ts';
import { bearerReader } from './sign-in/bearer.ts';
import { providerKeys } from './sign-in/keys.ts';
import { embeddedProvider } from './sign-in/provider.ts';
import { providerRoutes } from './sign-in/provider-routes.ts';
import { embeddedParty, issuerParty } from './sign-in/relying-party.ts';
import { sessionRoutes } from './sign-in/session-routes.ts';

const plainId = /^[A-Za-z0-9-]{8,64}$/;

function server(deps: ApiDeps): App {
  return fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : { logger: false }),
    // plugins/logs.ts writes lines without addresses.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && plainId.test(given) ? given : newId();
    },
    trustProxy: deps.config.trustProxy ?? false,
    bodyLimit: 1024 * 1024,
    // Event streams stay open for hours.
    forceCloseConnections: true,
  }) as unknown as App;
}

/** Who vouches for people and systems, and the pages of sign-in. */
async function signInOf(app: App, deps: ApiDeps) {
  const { signIn, keysFolder } = deps.config;
  if (signIn.kind === 'issuer') return { party: issuerParty(signIn, deps.config.publicUrl), keys: undefined };
  const keys = await providerKeys(keysFolder);
  return { party: embeddedParty(app, deps, keys.clientSecret), keys };
}

/** The HTTP API, ready to listen or to be asked by `inject`. Close it by `app.close()`. */
export async function buildApi(deps: ApiDeps): Promise<App> {
  const app = server(deps);
  const { party, keys } = await signInOf(app, deps);
  await describeApi(app);
  validateRequests(app);
  serializeReplies(app);
  answerErrors(app);
  logRequests(app);
  measure(app, deps);
  if (deps.config.checkReplies) checkReplies(app);
  await guard(app, deps.config);
  await identify(app, deps, bearerReader(deps, party, keys), party);
  await takeUploads(app, deps.config);
  if (deps.config.docs ?? true) await showApi(app);
  for (const add of routes) add(app, deps);
  sessionRoutes(app, deps, party);
  if (keys) providerRoutes(app, deps, await embeddedProvider(deps, keys));
  serveStartPage(app, deps);
  await serveScreens(app, deps.config.uiFolder);
  await app.ready();
  return app;
}
