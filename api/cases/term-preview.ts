import type { DeadlineExplanation } from '../../domain/calendar/explanation.ts';
import type { Term } from '../../domain/calendar/term.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { previewTermChange, type TermChangeKind, type TermPreview } from '../../domain/term-change.ts';
import { deadlineStore } from '../../store/deadline.store.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import type { UseCaseDeps } from './engine-deps.ts';

export interface TermQuestion {
  tenant: string;
  case: { deadlineId: string | null; currentRun: string | null; settings: ServiceSettings };
  /** That the asker holds for this case. */
  roles: readonly string[];
  kind: TermChangeKind;
  term?: Term | undefined;
}

/** What a change of the term would do to the promise, and whether it may be made; `as`: the role by whose rule. */
export async function previewTerm(
  unit: Unit,
  deps: Pick<UseCaseDeps, 'clock'>,
  question: TermQuestion,
): Promise<{ preview: TermPreview; as: string | undefined }> {
  const { tenant, roles, kind, term } = question;
  const { deadlineId, currentRun, settings } = question.case;
  const deadline = deadlineId ? await deadlineStore(unit, tenant).byId(deadlineId) : undefined;
  const { calendar } = await registerStore(unit, tenant).calendar(deadline?.calendar);
  const standing = deadline?.run === currentRun ? deadline : undefined;
  const ask = (asked: readonly string[]) =>
    previewTermChange({
      settings,
      promise: standing && {
        ...standing,
        paused: standing.reason === 'paused',
        explanation: standing.explanation as DeadlineExplanation,
      },
      wish: { kind, term: term ?? null },
      roles: asked,
      calendar,
      at: deps.clock.now(tenant),
    });
  return { preview: ask(roles), as: roles.find((role) => ask([role]).fault === null) };
}

/** Why the change is not made, as the API answers it. */
export function termRefusal({ fault, decidedBy, limits, made }: TermPreview): ApiError {
  if (fault === 'work-done') return new ApiError('work-done');
  if (fault === 'term-missing')
    return new ApiError('invalid-request', undefined, [
      { field: 'body.term', expected: 'the time that is added, or the term that holds then', got: 'nothing' },
    ]);
  if (fault !== 'role' && fault !== 'times' && fault !== 'amount')
    return new ApiError('term-not-changeable', fault ?? '');
  const mine = limits.map(({ role, times, atMost }) =>
    [`${role}: the first ${times}`, atMost && `at most ${atMost.amount} ${atMost.unit}`].filter(Boolean).join(', '),
  );
  const decides = decidedBy.length > 0 ? `who may decide: ${decidedBy.join(', ')}` : 'nobody may';
  return new ApiError('term-beyond-limit', [...mine, `changed so far: ${made}`, decides].join('; '));
}

/** As the API shows it. */
export const presentPreview = ({ explanation, limits, ...preview }: TermPreview) => ({
  ...preview,
  allowed: preview.fault === null,
  explanation: explanation as Record<string, unknown> | null,
  limits: limits.map(({ role, times, atMost = null }) => ({ role, times, atMost })),
  decidedBy: [...preview.decidedBy],
  proposed: preview.proposed && { amount: preview.proposed.amount, unit: preview.proposed.unit },
});
