import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { caseStore } from '../../store/case.store.ts';
import { releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { definitionBeside, type UseCaseDeps } from './engine-deps.ts';
import { keepReason } from './keep-reason.ts';

export interface Reopening {
  tenant: string;
  case: { id: string; caseType: string; releaseId: string; language: string };
  actor: string;
  /** In the resident's or operator's words. */
  reason: string | null;
  at: Instant;
}

/** A new run of an ended case, in the release that it has. @throws ApiError `case-open`, `release-not-deployed` */
export async function reopenCase(unit: Unit, deps: UseCaseDeps, reopening: Reopening): Promise<'done' | 'accepted'> {
  const { tenant, actor, at } = reopening;
  const { id: caseId, caseType, releaseId, language } = reopening.case;
  const definition =
    (await releaseStore(unit, tenant).definitionOf(releaseId, caseType, deps.engine.id)) ??
    (await definitionBeside(unit, deps, { tenant, release: releaseId, caseType }));
  const runId = newId();
  const store = caseStore(unit);
  const told = { by: actor, at, language, public: actor === 'resident' };
  const reasonId = reopening.reason
    ? await keepReason(unit, tenant, caseId, { text: reopening.reason, ...told })
    : undefined;
  const again = {
    tenant,
    case: caseId,
    run: runId,
    release: releaseId,
    at,
    by: actor,
    why: 'reopened' as const,
    reason: reasonId,
  };
  if ((await store.openAgain(again)) === undefined) throw new ApiError('case-open');
  return deps.engine
    .intents(unit)
    .start(
      { tenant, release: releaseId, run: runId, at },
      { definition: found(definition, 'release-not-deployed'), variables: { caseId, runId } },
    );
}
