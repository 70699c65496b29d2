import type { Incident, Variables } from '../../engine/port.ts';
import { appendEvents } from '../../store/event.store.ts';
import { casesOfRuns } from '../../store/incident.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../errors/api-error.ts';
import { releaseContent } from '../releases/content.ts';

type Deps = Pick<ApiDeps, 'engine' | 'clock'>;

async function openOnes(unit: Unit, { engine }: Deps, tenant: string): Promise<Incident[]> {
  // An engine that can't tell its incidents shows those of failed jobs only, by events; see the port's abilities.
  const all = (await engine.incidents?.(unit)) ?? [];
  return all.filter((each) => each.tenant === tenant);
}

/** Steps that can't go on by themselves, oldest first, with their cases. */
export async function incidentsOf(unit: Unit, deps: Deps, tenant: string, caseId: string | undefined) {
  const all = await openOnes(unit, deps, tenant);
  const cases = await casesOfRuns(unit, tenant, [...new Set(all.map((each) => each.run))]);
  const shown = [];
  for (const each of all)
    shown.push({
      id: each.key,
      caseId: cases.get(each.run)?.caseId ?? null,
      caseNumber: cases.get(each.run)?.caseNumber ?? null,
      runId: each.run,
      elementId: each.element,
      name: (await releaseContent(unit, tenant, each.release))?.elementName(each.element) ?? {},
      kind: each.kind,
      message: each.message,
      raisedAt: each.at,
    });
  return shown.filter((each) => !caseId || each.caseId === caseId);
}

/** Sets variables at the element where wanted, gives new retries, and tries again. @throws ApiError `incident-resolved` */
export async function resolveIncident(
  unit: Unit,
  deps: Deps,
  { tenant, actor }: { tenant: string; actor: string },
  id: string,
  { retries, variables }: { retries?: number | undefined; variables?: Record<string, unknown> | undefined },
): Promise<'done' | 'accepted'> {
  const incident = (await openOnes(unit, deps, tenant)).find((each) => each.key === id);
  const { release, run, elementInstance: scope } = found(incident, 'incident-resolved');
  const origin = { tenant, release, run, at: deps.clock.now(tenant) };
  const of = (await casesOfRuns(unit, tenant, [run])).get(run);
  const payload = { incident: id, element: incident!.element, variables: variables !== undefined };
  if (of) await appendEvents(unit, [{ ...origin, case: of.caseId, type: 'incident-mended', actor, payload }]);
  const intents = deps.engine.intents(unit);
  if (variables) await intents.setVariables(origin, { scope, variables: variables as Variables, local: false });
  if (retries === undefined && incident!.job) return intents.resolveIncident(origin, { incident: id, retries: 1 });
  return intents.resolveIncident(origin, { incident: id, ...(retries === undefined ? {} : { retries }) });
}
