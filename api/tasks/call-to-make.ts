import { nextCallAt } from '../../domain/confirmation.ts';
import type { Instant } from '../../domain/instant.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { registerStore } from '../../store/register.store.ts';
import type { TaskRow } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ReleaseContent } from '../releases/content.ts';

/** What an operator needs to know before ringing up; null of another task. */
export async function callToMake(unit: Unit, tenant: string, row: TaskRow, content: ReleaseContent, now: Instant) {
  if (row.elementId !== 'call-resident') return null;
  const model = caseReadModel(unit, tenant);
  const { attempts: most, callingHours } = content.settings.confirmation;
  const round = (await model.rounds(row.caseId)).find((each) => each.round === row.round);
  const { calendar } = await registerStore(unit, tenant).calendar();
  const from = nextCallAt(now, callingHours, calendar);
  const texts = await model.texts(row.caseId);
  const view = await model.byId(row.caseId);
  return {
    attempts: round?.attempts ?? 0,
    attemptsAtMost: most,
    allowedFrom: from > now ? from : null,
    hours: Object.fromEntries(Object.entries(callingHours.weekly).map(([day, spans]) => [day, spans ?? []])),
    workedAs: view?.outcome ?? null,
    answer: texts.findLast((each) => each.kind === 'answer' && each.public)?.text ?? null,
  };
}
