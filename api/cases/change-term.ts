import type { Term } from '../../domain/calendar/term.ts';
import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { caseStore } from '../../store/case.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { termChangeStore } from '../../store/term-change.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { tell, type UseCaseDeps } from './engine-deps.ts';

export interface TermChange {
  tenant: string;
  case: { id: string; releaseId: string; currentRun: string | null; language: string };
  actor: string;
  kind: 'extend' | 'pause' | 'resume';
  /** What an extension adds. */
  term?: Term | undefined;
  reason: string;
}

/** Keeps a change of the term and tells the process, whose worker applies it. */
export async function changeTerm(unit: Unit, deps: UseCaseDeps, change: TermChange): Promise<'done' | 'accepted'> {
  const { tenant, actor, kind, term } = change;
  const { id: caseId, releaseId, currentRun, language } = change.case;
  if (!currentRun) throw new ApiError('case-ended');
  if (kind === 'extend' && !term)
    throw new ApiError('invalid-request', undefined, [
      { field: 'body.term', expected: 'the time that is added', got: 'nothing' },
    ]);
  const at = deps.clock.now(tenant);
  const [id, reason] = [newId(), newId()];
  await caseStore(unit).keepText(tenant, caseId, {
    id: reason,
    kind: 'reason',
    language,
    text: change.reason,
    search: normalise(change.reason),
    by: actor,
    at,
    public: false,
  });
  const added = kind === 'extend' ? term : undefined;
  await termChangeStore(unit, tenant).ask({
    id,
    case: caseId,
    run: currentRun,
    kind,
    term: added,
    reason,
    askedBy: actor,
    at,
  });
  const payload = { termChange: id, kind };
  await appendEvents(unit, [
    { tenant, case: caseId, run: currentRun, release: releaseId, type: 'term-change-requested', at, actor, payload },
  ]);
  const message = { name: 'term-change-requested', id, variables: { termChangeId: id } };
  return tell(unit, deps, { tenant, release: releaseId, run: currentRun, at }, message);
}
