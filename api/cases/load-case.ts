import type { DeadlineExplanation } from '../../domain/calendar/explanation.ts';
import type { Clock } from '../../domain/clock.ts';
import { canReopen } from '../../domain/reopening.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { madeSoFar, type TermChangeKind } from '../../domain/term-change.ts';
import { type CaseView, caseReadModel } from '../../store/case.read-model.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { Case, type CaseSubject, can, type Member } from '../policies/index.ts';

/** A case with what policies ask of it. */
export interface LoadedCase {
  view: CaseView;
  settings: ServiceSettings;
  subject: CaseSubject;
}

async function reopenable(unit: Unit, tenant: string, clock: Clock, view: CaseView, settings: ServiceSettings) {
  if (view.status === 'open') return false;
  const { calendar } = await registerStore(unit, tenant).calendar();
  return canReopen(view, settings.reopenWithin, calendar, clock.now(tenant));
}

const made = (explanation: DeadlineExplanation | undefined) => {
  const of = (kind: TermChangeKind) => (explanation ? madeSoFar(explanation, kind) : 0);
  return { extend: of('extend'), shorten: of('shorten'), pause: of('pause'), resume: of('resume') };
};

/** What policies ask of this case. */
export async function caseSubject(unit: Unit, tenant: string, clock: Clock, view: CaseView): Promise<LoadedCase> {
  const settings = view.settings as unknown as ServiceSettings;
  const deadlines = (await caseReadModel(unit, tenant).deadlines(view.id)).filter((d) => d.runId === view.currentRun);
  const newest = deadlines[0];
  return {
    view,
    settings,
    subject: {
      department: view.departmentId,
      organisation: view.organisationId,
      status: view.status,
      outcome: view.outcome,
      openedBy: view.openedBy,
      hasDeadline: deadlines.length > 0,
      paused: newest !== undefined && !newest.current && newest.reason === 'paused',
      passed: newest?.dueAt != null && clock.now(tenant) > newest.dueAt,
      termChanges: settings.termChanges,
      changesMade: made(newest?.explanation as DeadlineExplanation | undefined),
      cancelRoles: settings.cancellation.roles,
      reopenable: await reopenable(unit, tenant, clock, view, settings),
    },
  };
}

/** A case that this member may read. @throws ApiError `not-found` when there is none, or it is not shown to them. */
export async function loadCase(unit: Unit, who: Member, clock: Clock, caseId: string): Promise<LoadedCase> {
  const view = await caseReadModel(unit, who.tenant).byId(caseId);
  if (!view) throw new ApiError('not-found');
  const loaded = await caseSubject(unit, who.tenant, clock, view);
  if (!can(who, 'read', Case, loaded.subject)) throw new ApiError('not-found');
  return loaded;
}
