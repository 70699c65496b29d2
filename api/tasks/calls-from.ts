import { nextCallAt } from '../../domain/confirmation.ts';
import type { Instant } from '../../domain/instant.ts';
import { registerStore } from '../../store/register.store.ts';
import { releasesToCall } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { releaseContent } from '../releases/content.ts';

/** From when residents may be called, by the release of their case; only those for whom it is too early or too late now. */
export async function callsFrom(unit: Unit, tenant: string, now: Instant): Promise<Record<string, Instant>> {
  const releases = await releasesToCall(unit, tenant);
  if (releases.length === 0) return {};
  const { calendar } = await registerStore(unit, tenant).calendar();
  const each = await Promise.all(
    releases.map(async (release) => {
      const { settings } = (await releaseContent(unit, tenant, release))!;
      return [release, nextCallAt(now, settings.confirmation.callingHours, calendar)] as const;
    }),
  );
  return Object.fromEntries(each.filter(([, from]) => from > now));
}
