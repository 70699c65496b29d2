import { Type } from '@sinclair/typebox';
import type { Decided } from './context.ts';
import { BusinessError, defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * Finds who acts, by the table `assign-department` over category and territory. Both are trees: the nearest category is asked first, and
 * for it the place from the building up to the region, and at last no place. Keeps the rule that matched.
 */
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
    for (const category of categories)
      for (const territory of [...territories, null]) {
        const inputs = { category, territory, urgency: c.urgency, kind: c.kind, channel: c.channel };
        const decided = context.release.decide('assign-department', inputs);
        const department = departmentOf(decided.value);
        if (!department) continue;
        const organisation = await context.register.organisationOf(department);
        if (!organisation) throw new Error(`expected a department ${department} of the tenant but there is none`);
        context.cases.change({ department, organisation, assignment: { how: 'table', reasons: decided.reasons } });
        context.record('department-assigned', { how: 'table', department, organisation, category, territory });
        return { departmentId: department };
      }
    throw new BusinessError('NO_DEPARTMENT', `no rule for category ${c.category} at ${c.territory ?? 'no place'}`);
  },
});

/** The table may give the department alone, or beside other columns. */
function departmentOf(value: Decided['value']): string | undefined {
  if (typeof value === 'string') return value;
  const named = value !== null && typeof value === 'object' && !Array.isArray(value) ? value.departmentId : null;
  return typeof named === 'string' ? named : undefined;
}
