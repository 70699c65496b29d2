import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { releaseContent } from './content.ts';

/** Case types with a live release, and the names of their choices. */
export async function servicesOf(unit: Unit, tenant: string) {
  const services = [];
  for (const { caseType, releaseId } of await registerReadModel(unit, tenant).services()) {
    const { settings, named } = (await releaseContent(unit, tenant, releaseId))!;
    services.push({
      caseType,
      releaseId,
      kinds: settings.kinds.map((each) => named('kind', each)),
      outcomes: settings.outcomes.map((each) => named('outcome', each.id)),
      cancelReasons: settings.cancellation.reasons.map((each) => named('cancel-reason', each)),
      endings: settings.endings.map((each) => named('ending', each)),
    });
  }
  return services;
}
