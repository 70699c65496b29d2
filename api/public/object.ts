import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { caseStore } from '../../store/case.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { objectionStore } from '../../store/objection.store.ts';
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
  const { tenant } = input;
  const objections = objectionStore(unit, tenant);
  const objection = found(await objections.byToken(hashOf(input.token)), 'link-unknown');
  const view = found(await caseReadModel(unit, tenant).byId(objection.case));
  const [at, reasonId] = [deps.clock.now(tenant), newId()];
  if (!(await objections.receive(objection.id, reasonId, at))) throw new ApiError('objection-over');
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
