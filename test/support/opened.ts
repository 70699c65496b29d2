import { newId } from '../../domain/id.ts';
import { caseStore } from '../../store/case.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { OpenCase, World } from './world.ts';

/** A case as intake leaves it, in any tenant, without a process: for tests of what lies below the engine. */
export async function openedOnly(world: World, tenant = 'sahil'): Promise<OpenCase> {
  const id = newId();
  const run = newId();
  return transact(world.app, { tenants: [tenant] }, async (unit) => {
    const store = caseStore(unit);
    const number = `T-${await store.nextNumber(tenant, 'resident-request', 2026)}`;
    await store.open({
      tenant,
      id,
      run,
      number,
      caseType: 'resident-request',
      release: 'release-1',
      channel: 'phone',
      language: 'en',
      openedAt: world.now,
      openedBy: 'aygun',
      persons: [],
    });
    return { id, run, number };
  });
}
