import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { ref } from '../schemas/common.ts';
import { Health } from '../schemas/service.ts';
import { healthOf } from '../service/health.ts';

export const serviceRoutes: Routes = (app, deps) => {
  app.get(
    '/health',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getHealth',
        summary: 'Is everything alive? 503 when the database is not',
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
        tags: ['service'],
        produces: ['text/plain'],
        response: { 200: Type.String() },
      },
    },
    async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await app.metrics()),
  );
};
