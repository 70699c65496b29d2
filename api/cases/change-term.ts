import { newId } from '../../domain/id.ts';
import { appendEvents } from '../../store/event.store.ts';
import { termChangeStore } from '../../store/term-change.store.ts';
import { termWishStore } from '../../store/term-wish.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { tell, type UseCaseDeps } from './engine-deps.ts';
import { keepReason } from './keep-reason.ts';
import { previewTerm, type TermQuestion, termRefusal } from './term-preview.ts';

export interface TermChange extends TermQuestion {
  case: TermQuestion['case'] & { id: string; releaseId: string; language: string };
  actor: string;
  /** The resident reads it in the letter about the changed term. */
  reason: string;
}

/**
 * Keeps a change of the term and tells the process, whose worker applies it.
 * @throws ApiError `term-beyond-limit` when another role has to decide, `term-not-changeable`
 */
export async function changeTerm(unit: Unit, deps: UseCaseDeps, change: TermChange): Promise<'done' | 'accepted'> {
  const { tenant, actor, kind, term } = change;
  const { id: caseId, releaseId, currentRun, language } = change.case;
  if (!currentRun) throw new ApiError('case-ended');
  const { preview, as } = await previewTerm(unit, deps, change);
  if (as === undefined) throw termRefusal(preview);
  const at = deps.clock.now(tenant);
  const id = newId();
  const told = { text: change.reason, by: actor, at, language, public: true };
  const reason = await keepReason(unit, tenant, caseId, told);
  const added = kind === 'extend' || kind === 'shorten' ? term : undefined;
  const asked = { id, case: caseId, run: currentRun, kind, term: added, reason, askedBy: actor, askedAs: as, at };
  await termChangeStore(unit, tenant).ask(asked);
  if (kind === 'extend') await termWishStore(unit, tenant).extended(currentRun, { by: actor, at, reason });
  const payload = { termChange: id, kind, as };
  await appendEvents(unit, [
    { tenant, case: caseId, run: currentRun, release: releaseId, type: 'term-change-requested', at, actor, payload },
  ]);
  const message = { name: 'term-change-requested', id, variables: { termChangeId: id } };
  return tell(unit, deps, { tenant, release: releaseId, run: currentRun, at }, message);
}
