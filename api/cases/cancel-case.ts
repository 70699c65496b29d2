import { newId } from '../../domain/id.ts';
import { cancellationStore } from '../../store/cancellation.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { tell, type UseCaseDeps } from './engine-deps.ts';
import { keepReason } from './keep-reason.ts';

export interface Cancelling {
  tenant: string;
  case: { id: string; releaseId: string; currentRun: string | null; language: string };
  /** `resident` or a person id. */
  actor: string;
  reasonCode: string;
  reason?: string | null | undefined;
}

/** Keeps the wish to cancel and tells the process, which ends the case. @throws ApiError `already-requested` */
export async function cancelCase(unit: Unit, deps: UseCaseDeps, cancelling: Cancelling): Promise<'done' | 'accepted'> {
  const { tenant, actor } = cancelling;
  const { id: caseId, releaseId, currentRun, language } = cancelling.case;
  if (!currentRun) throw new ApiError('case-ended');
  const at = deps.clock.now(tenant);
  const id = newId();
  const told = { by: actor, at, language, public: actor === 'resident' };
  const reasonId = cancelling.reason
    ? await keepReason(unit, tenant, caseId, { text: cancelling.reason, ...told })
    : undefined;
  const { reasonCode } = cancelling;
  const wish = { id, case: caseId, run: currentRun, askedBy: actor, reasonCode, reason: reasonId, at };
  if (!(await cancellationStore(unit, tenant).ask(wish))) throw new ApiError('already-requested');
  const payload = { cancellation: id, reason: reasonCode };
  await appendEvents(unit, [
    { tenant, case: caseId, run: currentRun, release: releaseId, type: 'cancellation-requested', at, actor, payload },
  ]);
  return tell(unit, deps, { tenant, release: releaseId, run: currentRun, at }, { name: 'cancel-requested', id });
}
