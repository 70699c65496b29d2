import { millisecondsOf } from '../../domain/instant.ts';
import { hasAddress, keepTold } from '../../store/code-told.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { Case, demand, type Member } from '../policies/index.ts';
import { type CaseCodes, codeHash, newCode } from '../secrets.ts';
import type { UseCaseDeps } from './engine-deps.ts';
import { loadCase } from './load-case.ts';

/** As long as the resident is certainly still there: a long call, or the way to the printer. */
const TELLABLE_MS = 30 * 60_000;

/** The code that later letters can tell again, while it is the one in force; else a new one, for only a hash is kept of the old one. */
function codeInForce(codes: CaseCodes | undefined, caseId: string, secretHash: string | null): string {
  const known = codes?.(caseId);
  return known && codeHash(caseId, known) === secretHash ? known : newCode();
}

/**
 * Tells the code of a case to whoever has opened it for a resident without e-mail: once, at the opening. Who, and by which way, is a fact of
 * the case. See docs/decisions/0013.
 * @throws ApiError `forbidden`, `executing-organisation`, `code-not-told`
 */
export async function tellCode(
  unit: Unit,
  deps: Pick<UseCaseDeps, 'clock' | 'codes'>,
  who: Member,
  { case: caseId, way }: { case: string; way: 'read-out' | 'printed' },
): Promise<{ number: string; code: string }> {
  const { tenant, actor } = who;
  const { view, subject } = await loadCase(unit, who, deps.clock, caseId);
  demand(who, 'tell the code of', Case, subject);
  const at = deps.clock.now(tenant);
  if (millisecondsOf(at) - millisecondsOf(view.openedAt) > TELLABLE_MS)
    throw new ApiError('code-not-told', 'only in the half hour after the opening');
  if (await hasAddress(unit, tenant, caseId)) throw new ApiError('code-not-told', 'it goes by letter');
  const code = codeInForce(deps.codes, caseId, view.secretHash);
  const told = { tenant, case: caseId, by: who.person, secretHash: codeHash(caseId, code) };
  if (!(await keepTold(unit, told))) throw new ApiError('code-not-told', 'it was told before');
  const origin = { tenant, case: caseId, run: view.currentRun ?? undefined, release: view.releaseId, at, actor };
  await appendEvents(unit, [{ ...origin, type: 'code-told', payload: { way } }]);
  return { number: view.number, code };
}
