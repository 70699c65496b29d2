import { Type } from '@sinclair/typebox';
import { routeOf } from '../domain/routing.ts';
import { BusinessError, defineWorker } from './define-worker.ts';
import { managerOfCase } from './shared/manager.ts';
import { ofCase } from './shared/schemas.ts';

/** Finds who acts, by the table over category and place and by what administrators have said of them, and keeps why. */
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
    const manager = context.release.settings.managers ? await managerOfCase(context) : undefined;
    const route = routeOf(
      { ...c, categories, territories, manager: manager?.department ?? null },
      (question) => context.release.decide('assign-department', { ...question }),
      await context.register.servedBy(categories),
    );
    if (!route)
      throw new BusinessError('NO_DEPARTMENT', `nobody serves category ${c.category} at ${c.territory ?? 'no place'}`);
    const { department, category, territory, how, reasons = [] } = route;
    const organisation = await context.register.organisationOf(department);
    // It acts no longer, or was misspelt: a supervisor knows better than a stopped step.
    if (!organisation) throw new BusinessError('NO_DEPARTMENT', `${department} is named, which does not act`);
    const managed = manager?.department === department ? { manager: { since: manager.from } } : {};
    const assignment = { how, department, category, territory, reasons, ...managed };
    context.cases.change({ department, organisation, assignment });
    // It is known already that another one manages the place from a day on: then somebody decides where the case goes.
    if (manager?.department === department && manager.until !== null)
      context.engine.publish({
        name: 'manager-changed',
        correlationKey: context.job.run,
        id: context.newId(),
        variables: { handOverAt: manager.until },
      });
    context.record('department-assigned', { how, department, organisation, category, territory });
    return { departmentId: department };
  },
});
