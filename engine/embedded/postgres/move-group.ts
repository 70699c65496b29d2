import { begun } from './begin.ts';
import { candidatesOf, dueIn, publish, routesOf, take } from './find.ts';
import { Group, type GroupNeed } from './group.ts';
import { holdBack, type InHand } from './hold-back.ts';
import { known } from './plan.ts';
import type { Route } from './route.ts';
import { carryAll } from './together.ts';
import { connectionOf, type Transaction } from './transaction.ts';
import { type Routed, write } from './write.ts';

export interface Moved {
  /** Instances moved, messages and commands brought to an end. */
  done: number;
  /** There may be more instances than it could take. */
  full: boolean;
  /** What was moved goes on at once, by a message that was sent or because it was stopped on its way. */
  more: boolean;
  /** Something was left to somebody who is busy with it. */
  left: boolean;
}

/**
 * One transaction of the mover: up to `max` instances that have something to do, all with one commit. They are carried side by side, and
 * what they write is written together. When anything fails, all of it is undone, and each is carried alone behind a savepoint of its own:
 * what a failing one wrote is undone and it is held back; the others stay. Handlers do nothing outside of the transaction, so to run them
 * again harms nobody; and failures are rare.
 */
export async function moveGroup<Tx extends Transaction>(
  need: GroupNeed<Tx>,
  max: number,
  inHand: InHand,
): Promise<Moved> {
  let release: () => void = () => undefined;
  const work = async (tx: Tx): Promise<Moved> => {
    const group = new Group(need, tx, await connectionOf(tx.sql), max, inHand);
    release = () => group.release();
    await need.tenants.refresh(group.connection);
    await publish(group);
    const [routes, due] = await Promise.all([routesOf(group), dueIn(group)]);
    const candidates = await candidatesOf(group, routes, due);
    const taken = await take(group, candidates);
    await carryAll(group, [...known(group, taken, routes), ...(await begun(group, routes))]);
    return finish(group, routes);
  };
  // Behind the commit: until then nobody else could have them.
  return need.transact(need.database, { tenants: [] }, work).finally(() => release());
}

async function finish<Tx extends Transaction>(group: Group<Tx>, routes: Route[]): Promise<Moved> {
  const { connection, failed, inHand, later, max, moved, need, tx, wall } = group;
  const results = routes.map((route) => route.result(group.nowOf(route.message)));
  const routed = results.filter((result): result is Routed => result !== undefined);
  await write(connection, { held: moved, routed });
  await holdBack(connection, failed, wall);
  tx.afterCommit(() => {
    inHand.entries = later;
  });
  const { hear } = need;
  if (hear)
    tx.afterCommit(() => {
      for (const { is, effects, movedAt } of moved) hear(is.key, effects, movedAt);
    });
  const sent = moved.some((held) => held.sent.some(({ takenBy }) => takenBy === undefined));
  return {
    done: moved.length + routed.length,
    full: group.full || routes.length >= max,
    more: group.more || sent,
    left: group.left || later.length > 0,
  };
}
