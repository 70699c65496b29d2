import { atHome } from './at-home.ts';
import { carry } from './carry.ts';
import type { Group } from './group.ts';
import type { Held } from './held.ts';
import type { Attempt, Carriable, Plan } from './plan.ts';
import { type Marks, Savepoints, unmarked } from './savepoints.ts';
import type { Transaction } from './transaction.ts';

/** So often in one transaction what was sent home may send again. */
const mostRounds = 5;

/** All of them side by side; when one fails, each alone. */
export async function carryAll<Tx extends Transaction>(group: Group<Tx>, attempts: Attempt<Tx>[]): Promise<void> {
  const plans = attempts.flatMap(([held, plan]) => plan(held) ?? []);
  const savepoints = new Savepoints(group.connection);
  if (plans.length === 0) return;
  const together = await sideBySide(group, savepoints, plans);
  group.need.groups[together ? 'together' : 'apart'] += 1;
  if (together) return;
  for (const [held, plan] of attempts) {
    const again = plan(held.afresh());
    if (!again) continue;
    if (savepoints.spent) again.later();
    else await alone(group, savepoints, again);
  }
  await savepoints.flush();
}

/** All of them, tenant by tenant; false when one of them failed, and nothing of it has stayed. */
async function sideBySide<Tx extends Transaction>(
  group: Group<Tx>,
  savepoints: Savepoints,
  plans: Plan<Tx>[],
): Promise<boolean> {
  const after: (() => void)[] = [];
  const moved: Held<Tx>[] = [];
  const tenants = [...new Set(plans.map(({ held }) => held.is.tenant))];
  try {
    for (const tenant of tenants) {
      const ofTenant = plans.filter(({ held }) => held.is.tenant === tenant);
      const walled = savepoints.together(tenant);
      const tx = txOf(group, tenant, after);
      const runs = ofTenant.map(({ held }) => held.is.run);
      const gathered = group.need.gather?.(tx, runs) ?? Promise.resolve({ tx, flush: async () => undefined });
      const [{ tx: shared, flush }] = await Promise.all([gathered, walled]);
      // Of this tenant alone: another's instances are carried behind their own wall.
      const here = await all(ofTenant.map((plan) => carryOne(group, plan, shared, unmarked)));
      here.push(...(await takenHome(group, here, shared)));
      await flush();
      moved.push(...here);
    }
  } catch {
    await savepoints.apart();
    return false;
  }
  group.moved.push(...moved);
  for (const work of after) group.tx.afterCommit(work);
  for (const { ended } of plans) ended();
  return true;
}

/** Messages that only their senders wait for; answers the instances that were started besides. */
async function takenHome<Tx extends Transaction>(group: Group<Tx>, moved: Held<Tx>[], tx: Tx): Promise<Held<Tx>[]> {
  const begun: Held<Tx>[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const home = await atHome(group.connection, moved);
    if (home.size === 0) break;
    const plans = [...home].map(([held, meetings]) => ({ held, todo: { given: [], jobs: [], meetings } }));
    const carried = await all(plans.map((plan) => carryOne(group, plan, tx, unmarked)));
    begun.push(...carried.filter((one) => !moved.includes(one)));
  }
  return begun;
}

/** One instance behind its savepoint. When it fails nothing of it stays, and it is held back. */
async function alone<Tx extends Transaction>(group: Group<Tx>, savepoints: Savepoints, plan: Plan<Tx>): Promise<void> {
  const { held, ended } = plan;
  const { tenant, key } = held.is;
  const after: (() => void)[] = [];
  const failed = (error: unknown): void => {
    group.need.trouble(error, key);
    if (!held.isNew) group.failed.instances.push(key);
    ended(error);
  };
  await savepoints.begin(tenant);
  try {
    const moved = await carryOne(group, plan, txOf(group, tenant, after), savepoints);
    savepoints.end((error) => {
      if (error) return failed(error);
      group.moved.push(...moved);
      for (const work of after) group.tx.afterCommit(work);
      ended();
    });
  } catch (error) {
    await savepoints.undo();
    failed(error);
  }
}

/** Answers the instances that have moved: this one, and those it has started. */
async function carryOne<Tx extends Transaction>(
  group: Group<Tx>,
  { held, todo, first }: Carriable<Tx>,
  tx: Tx,
  marks: Marks,
): Promise<Held<Tx>[]> {
  await first?.(tx, held);
  const moment = group.moment(held);
  const { begun, cut } = await carry(tx, group.connection, held, todo, moment, marks, group.need);
  if (cut || begun.length > 0) group.more = true;
  return held.movedAt > 0 ? [held, ...begun] : begun;
}

function txOf<Tx extends Transaction>({ tx }: Group<Tx>, tenant: string, after: (() => void)[]): Tx {
  return {
    ...tx,
    reach: { ...tx.reach, tenants: [tenant] },
    afterCommit: (work: () => void) => after.push(work),
  };
}

/** Lets all come to their end before it fails with the first failure. */
async function all<T>(work: Promise<T[]>[]): Promise<T[]> {
  const ended = await Promise.allSettled(work);
  return ended.flatMap((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}
