import { computeDeadline } from '../../domain/calendar/deadline.ts';
import type { DeadlineExplanation } from '../../domain/calendar/explanation.ts';
import type { Instant } from '../../domain/instant.ts';
import { standingAfterReturn } from '../../domain/promised-term.ts';
import { returnsLeft } from '../../domain/returns.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import type { CaseView } from '../../store/case.read-model.ts';
import { deadlineStore } from '../../store/deadline.store.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** What follows if the department says that the case is not theirs: told before they do. null of another task. */
export async function ifReturned(
  unit: Unit,
  tenant: string,
  task: { elementId: string; state: string },
  view: CaseView,
  at: Instant,
) {
  if (task.elementId !== 'work' || task.state !== 'open') return null;
  const { returnLimit } = view.settings as unknown as ServiceSettings;
  const newest = view.deadlineId ? await deadlineStore(unit, tenant).byId(view.deadlineId) : undefined;
  const running = newest && newest.run === view.currentRun && newest.metAt === null ? newest : undefined;
  const explanation = running?.explanation as DeadlineExplanation | undefined;
  const { calendar } = await registerStore(unit, tenant).calendar(running?.calendar);
  return {
    dueAt: explanation ? computeDeadline({ ...standingAfterReturn(explanation, at), calendar }).dueAt : null,
    extensionsFall: explanation?.extensions.length ?? 0,
    returnsLeft: returnsLeft(view.returns + 1, returnLimit),
  };
}
