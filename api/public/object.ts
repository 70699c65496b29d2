import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { type CaseView, caseReadModel } from '../../store/case.read-model.ts';
import { caseStore } from '../../store/case.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { type ObjectionRecord, objectionStore } from '../../store/objection.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { tell, type UseCaseDeps } from '../cases/engine-deps.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { hashOf } from '../secrets.ts';

/** The one objection to an explained answer, by its link. @throws ApiError `link-unknown`, `objection-over` */
export async function objectTo(
  unit: Unit,
  deps: UseCaseDeps,
  input: { tenant: string; token: string; reason: string },
): Promise<void> {
  const { tenant, reason } = input;
  const objection = found(await objectionStore(unit, tenant).byToken(hashOf(input.token)), 'link-unknown');
  const view = found(await caseReadModel(unit, tenant).byId(objection.case));
  await receive(unit, deps, { tenant, objection, view, reason });
}

/** The same by number and code. @throws ApiError `objection-over`, also where none was ever possible */
export async function objectByCode(
  unit: Unit,
  deps: UseCaseDeps,
  input: { tenant: string; case: CaseView; reason: string },
): Promise<void> {
  const { tenant, case: view, reason } = input;
  const newest = view.currentRun ? await objectionStore(unit, tenant).newest(view.currentRun) : undefined;
  await receive(unit, deps, { tenant, objection: found(newest, 'objection-over'), view, reason });
}

async function receive(
  unit: Unit,
  deps: UseCaseDeps,
  input: { tenant: string; objection: ObjectionRecord; view: CaseView; reason: string },
): Promise<void> {
  const { tenant, objection, view } = input;
  const [at, reasonId] = [deps.clock.now(tenant), newId()];
  if (!(await objectionStore(unit, tenant).receive(objection.id, reasonId, at))) throw new ApiError('objection-over');
  await caseStore(unit).keepText(tenant, objection.case, {
    id: reasonId,
    kind: 'reason',
    language: view.language,
    text: input.reason,
    search: normalise(input.reason),
    by: 'resident',
    at,
    public: true,
  });
  const origin = { tenant, release: view.releaseId, run: objection.run, at };
  const payload = { objection: objection.id, reason: reasonId };
  await appendEvents(unit, [{ ...origin, case: objection.case, type: 'objection-made', actor: 'resident', payload }]);
  await tell(unit, deps, origin, { name: 'objection-received', id: objection.id });
}
