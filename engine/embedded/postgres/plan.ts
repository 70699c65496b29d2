import { millisecondsOf } from '../../../domain/instant.ts';
import { type Given, isNothing, type JobAtHand, type Todo } from './carry.ts';
import type { Taken } from './find.ts';
import type { Group } from './group.ts';
import type { Held } from './held.ts';
import { type AimedEntry, isAimed } from './inbox.ts';
import type { Taker } from './messages.ts';
import type { Route } from './route.ts';
import type { Transaction } from './transaction.ts';

export interface Carriable<Tx extends Transaction> {
  held: Held<Tx>;
  todo: Todo;
  /** What comes before the instance is carried on. */
  first?: (tx: Tx, held: Held<Tx>) => Promise<void>;
}

/** An instance and what is to be done with it in this group. */
export interface Plan<Tx extends Transaction> extends Carriable<Tx> {
  /** What became of it, when the database has agreed. */
  ended(failed?: unknown): void;
  /** There is no room for it in this group. */
  later(): void;
}

/** An instance, and the plan with it, made anew for each attempt; undefined: there is nothing to do after all. */
export type Attempt<Tx extends Transaction> = [held: Held<Tx>, plan: (held: Held<Tx>) => Plan<Tx> | undefined];

type Waiting = Taker & { how: 'subscription' };
type Met = { route: Route; taker: Waiting };

/** What is to be done with each instance in hand: commands, messages, jobs and timers. */
export function known<Tx extends Transaction>(
  group: Group<Tx>,
  { held, jobs }: Taken<Tx>,
  routes: Route[],
): Attempt<Tx>[] {
  const met = metBy(group, held, routes);
  const asked = askedOf(group, held);
  return [...held].map(([key, one]) => [
    one,
    (again) => planOf(group, again, asked.get(key) ?? [], met.get(key) ?? [], jobs.get(key) ?? []),
  ]);
}

function planOf<Tx extends Transaction>(
  group: Group<Tx>,
  held: Held<Tx>,
  entries: AimedEntry[],
  met: Met[],
  jobs: JobAtHand[],
): Plan<Tx> | undefined {
  const commands = entries.map((entry) => givenBy(group, entry));
  const meetings = met.map(({ route, taker }) => ({ route, ...route.meeting(taker) }));
  const todo = { given: commands.map(({ given }) => given), jobs, meetings: meetings.map(({ meeting }) => meeting) };
  if (isNothing(held, todo, group.now(held.is.tenant))) return undefined;
  return {
    held,
    todo,
    ended: (failed) => {
      for (const { entry, refusal } of commands)
        if (failed ?? refusal.error) group.refuse(entry, failed ?? refusal.error);
        else group.answer(entry);
      for (const { route, counts } of meetings)
        if (failed) group.failRoute(route);
        else counts();
    },
    later: () => {
      for (const { route } of meetings) route.again();
      group.later.push(...entries);
    },
  };
}

function givenBy<Tx extends Transaction>(
  group: Group<Tx>,
  entry: AimedEntry,
): { entry: AimedEntry; given: Given; refusal: { error?: unknown } } {
  const refusal: { error?: unknown } = {};
  const { commands } = entry.asked.aimed;
  const moment = { now: millisecondsOf(entry.origin.at), wall: millisecondsOf(group.wall) };
  const refused = (error: unknown) => {
    refusal.error = error;
  };
  return { entry, given: { commands, moment, refused }, refusal };
}

/** Commands for instances in hand; who commands what another tenant owns hears that there is no such thing. */
function askedOf<Tx extends Transaction>(group: Group<Tx>, held: Map<string, Held<Tx>>): Map<string, AimedEntry[]> {
  const asked = new Map<string, AimedEntry[]>();
  for (const entry of group.inHand.entries.filter(isAimed)) {
    const { instance } = entry.asked.aimed;
    const one = held.get(instance);
    if (!one) group.later.push(entry);
    else if (one.is.tenant !== entry.origin.tenant) group.refuseGone(entry);
    else asked.set(instance, [...(asked.get(instance) ?? []), entry]);
  }
  return asked;
}

/** Messages for instances in hand. */
function metBy<Tx extends Transaction>(group: Group<Tx>, held: Map<string, Held<Tx>>, routes: Route[]) {
  const met = new Map<string, Met[]>();
  for (const route of routes)
    for (const taker of route.takers) {
      if (taker.how === 'start') continue;
      if (!held.has(taker.instance)) {
        route.again();
        group.left = true;
      } else if (taker.how === 'subscription')
        met.set(taker.instance, [...(met.get(taker.instance) ?? []), { route, taker }]);
    }
  return met;
}
