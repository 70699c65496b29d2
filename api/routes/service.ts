import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { ApiError } from '../errors/api-error.ts';
import { ref } from '../schemas/common.ts';
import { Health } from '../schemas/service.ts';
import { healthOf } from '../service/health.ts';
import { metricsGate } from '../service/metrics-gate.ts';

export const serviceRoutes: Routes = (app, deps) => {
  const mayMeasure = metricsGate(deps.config?.metrics ?? { allow: ['loopback'] });
  app.get(
    '/health',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getHealth',
        summary: 'Is everything alive, in whatever process it runs? 503 when the database is not',
        tags: ['service'],
        response: { 200: ref(Health), 503: ref(Health) },
      },
    },
    async (_request, reply) => {
      const health = await healthOf(deps);
      return reply.code(health.database.ok ? 200 : 503).send(health);
    },
  );
  app.get(
    '/metrics',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getMetrics',
        summary: 'Figures for Prometheus',
        description:
          'For callers named by METRICS_ALLOW (loopback unless set), or with METRICS_TOKEN as a bearer token.',
        tags: ['service'],
        produces: ['text/plain'],
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      if (!mayMeasure(request.ip, request.headers.authorization)) throw new ApiError('forbidden');
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await app.metrics());
    },
  );
};
