import { CommandRefused, type Variables } from '../../port.ts';
import type { JobAtHand } from './carry.ts';
import { newHeld } from './commands.ts';
import type { Group } from './group.ts';
import type { Attempt, Plan } from './plan.ts';
import type { Route } from './route.ts';
import { claimStarts, rearm } from './timer-starts.ts';
import type { Transaction } from './transaction.ts';

type Need<Tx extends Transaction> = Pick<Plan<Tx>, 'ended' | 'later'> & {
  start: { at?: string; variables: Variables };
  /** What is one with the start: it stays only where that stays. */
  besides?: () => Promise<void>;
};

/** The instances that messages, commands and the clock begin. */
export async function begun<Tx extends Transaction>(group: Group<Tx>, routes: Route[]): Promise<Attempt<Tx>[]> {
  const attempts: Attempt<Tx>[] = [];
  for (const route of routes) attempts.push(...(await byMessage(group, route)));
  attempts.push(...(await byCommand(group)));
  attempts.push(...(await byTimer(group)));
  return attempts;
}

async function byMessage<Tx extends Transaction>(group: Group<Tx>, route: Route): Promise<Attempt<Tx>[]> {
  const { tenant, release, run, correlationKey, variables, what } = route.message;
  const attempts: Attempt<Tx>[] = [];
  for (const taker of route.takers) {
    if (taker.how !== 'start') continue;
    const startKey = correlationKey === '' ? undefined : correlationKey;
    try {
      const held = await newHeldIn(group, { tenant, release, run }, taker.definition, startKey);
      // A signal is for everybody: what it starts is no run of whoever threw it.
      if (what === 'signal') held.is.run = held.is.key;
      const start = { at: taker.element, variables: JSON.parse(variables) };
      const ended = (failed?: unknown) => (failed ? group.failRoute(route) : route.had(taker.process));
      attempts.push([held, starting(group, { start, ended, later: () => route.again() })]);
    } catch (error) {
      group.need.trouble(error, undefined);
      group.failRoute(route);
    }
  }
  return attempts;
}

async function byCommand<Tx extends Transaction>(group: Group<Tx>): Promise<Attempt<Tx>[]> {
  const attempts: Attempt<Tx>[] = [];
  for (const entry of group.inHand.entries) {
    if (!('start' in entry.asked)) continue;
    const { definition, variables } = entry.asked.start;
    try {
      const held = await newHeldIn(group, entry.origin, definition);
      const ended = (failed?: unknown) => (failed ? group.refuse(entry, failed) : group.answer(entry));
      attempts.push([held, starting(group, { start: { variables }, ended, later: () => group.later.push(entry) })]);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      group.refuse(entry, error);
    }
  }
  return attempts;
}

/** Started by the clock, an instance has no run of a case; its own key stands for it. */
async function byTimer<Tx extends Transaction>(group: Group<Tx>): Promise<Attempt<Tx>[]> {
  const { connection, inHand, max, need, wall } = group;
  const claimed = await claimStarts(connection, group.clocks(need.tenants.withStarts), wall, max);
  inHand.starts.push(...claimed);
  const attempts: Attempt<Tx>[] = [];
  for (const due of claimed)
    try {
      const held = await newHeldIn(group, { ...due, run: '' }, due.definition);
      held.is.run = held.is.key;
      const besides = () => rearm(connection, held.model, due, group.now(due.tenant));
      const start = { at: due.element, variables: {} };
      const ended = (failed?: unknown) => void (failed && group.failed.starts.push(due));
      attempts.push([held, starting(group, { start, ended, later: () => undefined, besides })]);
    } catch (error) {
      need.trouble(error, undefined);
      group.failed.starts.push(due);
    }
  return attempts;
}

const newHeldIn = <Tx extends Transaction>(
  { connection, need: { definitions, listener } }: Group<Tx>,
  origin: Parameters<typeof newHeld>[3],
  definition: string,
  startKey?: string,
) => newHeld<Tx>(connection, definitions, listener, origin, definition, startKey);

const starting =
  <Tx extends Transaction>(group: Group<Tx>, { start, besides, ended, later }: Need<Tx>): Attempt<Tx>[1] =>
  (held) => {
    const jobs: JobAtHand[] = [];
    const first: Plan<Tx>['first'] = async (tx, one) => {
      await besides?.();
      for (const effect of await one.step(tx, { kind: 'start', ...start }, group.moment(one)))
        if (effect.kind === 'jobCreated' && group.need.types.has(effect.job.type)) jobs.push(effect.job);
    };
    return { held, todo: { given: [], jobs, meetings: [] }, first, ended, later };
  };
