import swagger from '@fastify/swagger';
import type { App } from '../app.ts';
import { Problem, ref } from '../schemas/common.ts';
import { named } from '../schemas/index.ts';

/** OpenAPI 3.1 from the schemas of the routes: openapi.json, /docs and the client come from it. */
export async function describeApi(app: App): Promise<void> {
  for (const schema of named) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sakin',
        description: "Residents' requests as cases. Errors are of RFC 9457: docs/errors.md.",
        version: '1',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'sakin_session' },
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
      },
    },
    hideUntagged: true,
    refResolver: { buildLocalReference: (json, _base, _fragment, at) => String(json.$id ?? `def-${at}`) },
  });
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!route.schema?.operationId) return;
    if (!access) throw new Error(`expected config.access at ${route.method} ${route.url} but found none`);
    const response = (route.schema.response ?? {}) as Record<string, unknown>;
    route.schema = {
      ...route.schema,
      security: access === 'public' ? [] : [{ session: [] }, { bearer: [] }],
      response: { ...response, '4xx': ref(Problem), '5xx': response['5xx'] ?? ref(Problem) },
    };
  });
}

/** The API to browse at /docs. */
export async function showApi(app: App): Promise<void> {
  // Loaded when it is wanted: it reaches modules that jest on Node 20 can't load.
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}
