import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { caseStore } from '../../store/case.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { publicCaseReadModel } from '../../store/public-case.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { LoadedCase } from '../cases/load-case.ts';
import { ApiError } from '../errors/api-error.ts';

/** More than anybody has to add; a page that repeats itself is stopped. */
const mostRemarks = 20;

/**
 * What the resident adds to their open request; the staff read it beside their notes.
 * @throws ApiError `case-ended`, `too-many-remarks`
 */
export async function addRemark(
  unit: Unit,
  clock: Clock,
  remark: { tenant: string; case: LoadedCase; text: string },
): Promise<void> {
  const { tenant, text } = remark;
  const { view } = remark.case;
  if (view.status !== 'open') throw new ApiError('case-ended');
  if ((await publicCaseReadModel(unit, tenant).remarks(view.id)) >= mostRemarks) throw new ApiError('too-many-remarks');
  const [id, at] = [newId(), clock.now(tenant)];
  const { language, id: caseId, currentRun, releaseId: release } = view;
  const kept = { id, kind: 'note' as const, language, text, search: normalise(text), by: 'resident', at, public: true };
  await caseStore(unit).keepText(tenant, caseId, kept);
  const origin = { tenant, case: caseId, run: currentRun ?? undefined, release, at, actor: 'resident' };
  await appendEvents(unit, [{ ...origin, type: 'remark-written', payload: { text: id } }]);
}
