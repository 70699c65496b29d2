import { reading } from '../../administration/administer.ts';
import { readiness } from '../../administration/readiness.ts';
import type { Routes } from '../../app.ts';
import { ReadinessView } from '../../schemas/administration/readiness.ts';
import { ref, TenantParams } from '../../schemas/common.ts';
import { base, read, tags } from './shared.ts';

export const readinessRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/readiness`,
    {
      config: read,
      schema: {
        operationId: 'getReadiness',
        summary: 'What is still missing before cases can be taken',
        tags,
        params: TenantParams,
        response: { 200: ref(ReadinessView) },
      },
    },
    (request) => reading(deps, request, (unit, who) => readiness(deps, unit, who.tenant)),
  );
};
