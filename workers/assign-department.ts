import { Type } from '@sinclair/typebox';
import { routeOf } from '../domain/routing.ts';
import { BusinessError, defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/** Finds who acts, by the table over category and place, and keeps the rule that matched. */
export default defineWorker({
  type: 'assign-department',
  input: ofCase,
  output: Type.Object({ departmentId: Type.String() }),
  raises: ['NO_DEPARTMENT'],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c } = context.facts;
    const categories = c.category ? await context.register.categoryPath(c.category) : [];
    const territories = c.territory ? await context.register.territoryPath(c.territory) : [];
    const route = routeOf({ ...c, categories, territories }, (question) =>
      context.release.decide('assign-department', { ...question }),
    );
    if (!route)
      throw new BusinessError('NO_DEPARTMENT', `no rule for category ${c.category} at ${c.territory ?? 'no place'}`);
    const { department, category, territory, reasons } = route;
    const organisation = await context.register.organisationOf(department);
    // It acts no longer, or was misspelt: a supervisor knows better than a stopped step.
    if (!organisation) throw new BusinessError('NO_DEPARTMENT', `the table names ${department}, which does not act`);
    context.cases.change({ department, organisation, assignment: { how: 'table', reasons } });
    context.record('department-assigned', { how: 'table', department, organisation, category, territory });
    return { departmentId: department };
  },
});
