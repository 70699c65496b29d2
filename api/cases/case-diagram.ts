import type { CaseView } from '../../store/case.read-model.ts';
import { diagramState, timersOf } from '../../store/diagram.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { releaseContent } from '../releases/content.ts';

/** The diagram of a case's release, where its newest run stands and what it has passed. */
export async function caseDiagram(unit: Unit, deps: Pick<ApiDeps, 'engine'>, tenant: string, view: CaseView) {
  const content = (await releaseContent(unit, tenant, view.releaseId))!;
  const run = view.currentRun;
  const state = run ? await diagramState(unit, tenant, run) : { active: [], completed: [] };
  const incidents = run ? ((await deps.engine.incidents?.(unit, run)) ?? []) : [];
  return {
    bpmn: content.bpmn,
    names: content.elementNames,
    ...state,
    waits: run ? await timersOf(unit, tenant, run) : [],
    incidents: incidents.map(({ element, message }) => ({ elementId: element, message })),
  };
}
