import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { ref } from '../schemas/common.ts';
import { Health } from '../schemas/service.ts';
import { later } from './later.ts';

export const serviceRoutes: Routes = (app) => {
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
    later,
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
    later,
  );
};
