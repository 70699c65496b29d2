import type { JobAtHand } from './carry.ts';
import type { Group } from './group.ts';
import type { Held } from './held.ts';
import { isAimed } from './inbox.ts';
import { type Candidate, dueInstances, instancesOf } from './instances.ts';
import { jobsOf } from './jobs.ts';
import { claimMessages, takersOf } from './messages.ts';
import { Route } from './route.ts';
import { run, statement, type Transaction } from './transaction.ts';
import { write } from './write.ts';

/** What a group has under its locks. */
export interface Taken<Tx extends Transaction> {
  held: Map<string, Held<Tx>>;
  jobs: Map<string, JobAtHand[]>;
}

const setTenants = statement('set-tenants', `select set_config('sakin.tenants', $1, true)`);

/** Messages given to the mover become rows, as any other; who waits for them is seen in the same transaction. */
export async function publish<Tx extends Transaction>(group: Group<Tx>): Promise<void> {
  const entries = group.inHand.entries.filter(({ asked }) => 'message' in asked);
  const messages = entries.flatMap(({ asked }) => ('message' in asked ? [asked.message] : []));
  await write(group.connection, { held: [], messages });
  for (const entry of entries) group.answer(entry);
}

/** Pending messages, each with those who could take it. */
export async function routesOf<Tx extends Transaction>(group: Group<Tx>): Promise<Route[]> {
  const { connection, wall, max, inHand } = group;
  const claimed = await claimMessages(connection, wall, max);
  const messages = claimed.filter(({ alone }) => alone);
  if (messages.length < claimed.length) group.left = true;
  if (messages.length === 0) return [];
  inHand.messages.push(...messages.map(({ seq }) => seq));
  const takers = await takersOf(connection, messages);
  return messages.map((message) => {
    const route = new Route(message, takers.get(message.seq)!);
    return route.expired(group.nowOf(message)) ? new Route(message, []) : route;
  });
}

/** More than a group takes, for others may hold some. */
export const dueIn = <Tx extends Transaction>(group: Group<Tx>): Promise<Candidate[]> => {
  const { connection, wall, max, need } = group;
  const tenants = group.clocks(need.tenants.list);
  return dueInstances(connection, { types: [...need.types], wall, tenants, max: max * 4 });
};

/** Instances that a command or a message is for come first: they are few, and somebody waits. */
export async function candidatesOf<Tx extends Transaction>(
  group: Group<Tx>,
  routes: Route[],
  due: Candidate[],
): Promise<Candidate[]> {
  const aimed = group.inHand.entries.filter(isAimed);
  const keys = new Set(aimed.map(({ asked }) => asked.aimed.instance));
  for (const { takers } of routes) for (const taker of takers) if (taker.how !== 'start') keys.add(taker.instance);
  const wanted = await instancesOf(group.connection, [...keys]);
  const alive = new Set(wanted.map(({ key }) => key));
  for (const entry of aimed) if (!alive.has(entry.asked.aimed.instance)) group.refuseGone(entry);
  return [...wanted, ...due.filter(({ key }) => !keys.has(key))];
}

/** Locks as many as the group may have. Jobs are read behind the locks, so nobody else is at them. */
export async function take<Tx extends Transaction>(group: Group<Tx>, candidates: Candidate[]): Promise<Taken<Tx>> {
  const { connection, wall, max, need } = group;
  const found = candidates.filter(({ key }) => !need.busy.has(key));
  const { most, handedOn } = need.share(found.length, max);
  group.full = found.length >= most && !handedOn;
  // Where locks alone decide, another takes the place of one that somebody holds.
  const certain = need.reserve !== undefined || handedOn;
  const mine = certain ? found.slice(0, most) : found;
  if (certain) group.keep(mine.map(({ key }) => key));
  const keys = (await reserved(group, mine)).map(({ key }) => key);
  const [{ free, broken }, jobs] = await Promise.all([
    need.instances.free(connection, keys, wall, most),
    jobsOf(connection, keys, [...need.types], wall),
  ]);
  for (const { key, error } of broken) {
    need.trouble(error, key);
    group.failed.instances.push(key);
  }
  group.inHand.instances.push(...free.map(({ is }) => is.key));
  return { held: new Map(free.map((held) => [held.is.key, held])), jobs };
}

/** Those whose case is ours too: the case comes before the instance in the order of locks. */
async function reserved<Tx extends Transaction>(group: Group<Tx>, candidates: Candidate[]): Promise<Candidate[]> {
  const { connection, need, tx } = group;
  if (!need.reserve || candidates.length === 0) return candidates;
  const tenants = [...new Set(candidates.map(({ tenant }) => tenant))].sort();
  const [, busy] = await Promise.all([
    run(connection, setTenants, [tenants.join(',')]),
    need.reserve({ ...tx, reach: { ...tx.reach, tenants } }, candidates),
  ]);
  if (busy.size > 0) group.left = true;
  return candidates.filter((candidate) => !busy.has(candidate.run));
}
