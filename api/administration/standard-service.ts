import { departmentsStore } from '../../store/departments.store.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import type { FileInput } from '../releases/check-release.ts';
import { deployRelease } from '../releases/deploy-release.ts';
import type { Change } from './administer.ts';
import { administeredServices } from './service-settings.ts';

const rule = /[ \t]*<rule\b[\s\S]*?<\/rule>\n?/g;
const named = /<outputEntry\b[\s\S]*?<text>&quot;([a-z0-9.-]+)&quot;<\/text>/;

/** The table of departments that comes with the service names those of a sample town: only rules for the authority's own stay. */
const withOwnDepartments = (table: string, departments: ReadonlySet<string>): string =>
  table.replace(rule, (each) => (departments.has(named.exec(each)?.[1] ?? '') ? each : ''));

/** Puts a service that comes with the product in force, for an authority that has none of its own. What no rule assigns a supervisor does. */
export async function takeStandardService(
  deps: Pick<ApiDeps, 'engine' | 'clock' | 'standardServices'>,
  { unit, tenant, who, note }: Change,
  caseType: string,
): Promise<void> {
  const files = deps.standardServices?.[caseType]?.();
  if (!files) throw new ApiError('not-found', `no service ${caseType} comes with the product`);
  if ((await administeredServices(unit, tenant)).some((each) => each.caseType === caseType))
    throw new ApiError('known-already');
  const { items } = await departmentsStore(unit, tenant).departments({ active: true, limit: 10_000 });
  const own = new Set(items.map(({ id }) => id));
  const fitted = files.map(
    ({ name, content }): FileInput =>
      name === 'assign.dmn' ? { name, content: withOwnDepartments(content, own) } : { name, content },
  );
  const input = {
    tenant,
    caseType,
    files: fitted,
    message: 'The service that comes with Sakin',
    live: true,
    actor: who.actor,
  };
  const release = await deployRelease(unit, deps, input);
  note({
    type: 'service-released',
    subjectKind: 'service',
    subjectId: caseType,
    payload: { release: release.id, number: release.number },
  });
}
