import type { Client } from 'pg';
import { instantOf } from '../../../domain/instant.ts';
import { CommandRefused, type Job, type JobExecutor, type JobResult, type Listener } from '../../port.ts';
import { keyOf } from '../keys.ts';
import type { Command, Effect, Instance, JobRow } from '../types.ts';
import { calledDefinitionOf, variablesOf } from '../view.ts';
import { numberOf } from './changes.ts';
import type { Definitions } from './definitions.ts';
import { handed, type Wanted } from './handler-intents.ts';
import type { Held, Moment } from './held.ts';
import type { Marks } from './savepoints.ts';
import { told } from './tell.ts';
import type { Transaction } from './transaction.ts';

/** A job as far as its row tells; variables come from the instance. */
export type JobAtHand = Pick<JobRow, 'key' | 'type' | 'element' | 'elementInstance' | 'headers'>;

/** A message that has met a subscription; `taken` hears whether the instance took it. */
export interface Meeting {
  subscription: string;
  variables: string;
  taken(): void;
}

/** A command that somebody has given; `refused` hears why it was not carried out. */
export interface Given {
  commands: (held: Held<Transaction>) => Command[];
  moment: Moment;
  refused(error: CommandRefused): void;
}

/** What is to be done with an instance before it is carried on. */
export interface Todo {
  given: Given[];
  meetings: Meeting[];
  jobs: JobAtHand[];
}

/** Whether there is nothing to do after all: what said so has been done by somebody else in the meantime. */
export const isNothing = <Tx extends Transaction>(
  held: Held<Tx>,
  { given, meetings, jobs }: Todo,
  now: number,
): boolean =>
  given.length === 0 && meetings.length === 0 && jobs.length === 0 && overdue(held.instance, now).length === 0;

export interface CarryNeed<Tx extends Transaction> {
  definitions: Definitions;
  listener: () => Listener<Tx>;
  jobs: JobExecutor<Tx>;
  types: ReadonlySet<string>;
}

export interface Carried<Tx extends Transaction> {
  /** The instances that it has started on its way. */
  begun: Held<Tx>[];
  /** It could go on at once. */
  cut: boolean;
}

/** So many steps an instance is carried in one transaction; the rest waits for the next, so that nobody holds the others up. */
const mostSteps = 100;
const mostJobs = 25;
/** When a handler breaks in a way its executor did not foresee. */
const backOffMs = 1_000;

type Next = { job: JobAtHand; follows?: true } | { command: Command; taken?: () => void };

/**
 * Carries one instance through what is due and on through its next jobs, up to where it waits for something else. All in the
 * transaction of `tx`.
 */
export async function carry<Tx extends Transaction>(
  tx: Tx,
  connection: Client,
  held: Held<Tx>,
  todo: Todo,
  moment: Moment,
  marks: Marks,
  need: CarryNeed<Tx>,
): Promise<Carried<Tx>> {
  const begun: Held<Tx>[] = [];
  const queue: Next[] = [];
  const follow = (effects: Effect[]): void => {
    if (effects.some(told)) marks.wrote();
    for (const effect of effects) {
      if (effect.kind === 'jobCreated' && need.types.has(effect.job.type))
        queue.push({ job: effect.job, follows: true });
      if (effect.kind === 'timerCreated' && effect.timer.due <= moment.now)
        queue.push({ command: { kind: 'fireTimer', timer: effect.timer.key } });
    }
  };
  const step = async (command: Command): Promise<void> => follow(await held.step(tx, command, moment));

  for (const { commands, moment: at, refused: why } of todo.given)
    try {
      for (const command of commands(held as unknown as Held<Transaction>)) follow(await held.step(tx, command, at));
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      why(error);
    }
  queue.push(
    ...overdue(held.instance, moment.now).map(({ timer }): Next => ({ command: { kind: 'fireTimer', timer } })),
    ...todo.meetings.map(
      ({ subscription, variables, taken }): Next => ({
        command: { kind: 'correlate', subscription, variables: JSON.parse(variables) },
        taken,
      }),
    ),
    ...todo.jobs.map((job): Next => ({ job })),
  );
  let jobs = 0;
  let passedOver = false;

  for (let steps = 0; queue.length > 0 && !held.ended && steps < mostSteps; steps++) {
    const next = queue.shift()!;
    if ('command' in next) {
      if (!(await refused(step(next.command)))) next.taken?.();
      else if (next.command.kind === 'fireTimer') held.unheard('timers', next.command.timer, moment.now);
      else if (next.command.kind === 'correlate') held.unheard('subscriptions', next.command.subscription, moment.now);
      continue;
    }
    if (jobs >= mostJobs || marks.spent) {
      passedOver = true;
      continue;
    }
    if (!(await makeReady(held, next.job, step)) || !need.types.has(next.job.type)) continue;
    jobs += 1;
    await marks.mark();
    const { tx: unit, wanted } = handed(tx, held);
    const job = jobOf(held, next.job, moment);
    const result = await attempt(need.jobs, unit, next.follows ? { ...job, follows: true } : job);
    if (result.kind === 'failed') await marks.undoToMark();
    else marks.wrote();
    await step(endOf(next.job, result));
    if (result.kind !== 'done') continue;
    const begin = (one: Held<Tx>): void => void begun.push(one);
    for (const want of wanted) await fulfil(want, { tx, connection, held, moment, begin, ...need });
  }
  return { begun, cut: (queue.length > 0 || passedOver) && !held.ended };
}

const fulfil = <Tx extends Transaction>(want: Wanted<Tx>, apply: Parameters<Wanted<Tx>>[0]): Promise<boolean> =>
  refused(want(apply));

/** Whether the command named what is not there (any more); every other error goes on. */
async function refused(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if (error instanceof CommandRefused) return true;
    throw error;
  }
}

/** Timers due, the earliest first. */
export function overdue(instance: Instance, now: number): { timer: string; due: number }[] {
  const timers = Object.values(instance.elements).flatMap(({ timers }) =>
    Object.entries(timers ?? {}).map(([n, { due }]) => ({ n: Number(n), due })),
  );
  return timers
    .filter(({ due }) => due <= now)
    .sort((a, b) => a.due - b.due || a.n - b.n)
    .map(({ n, due }) => ({ timer: keyOf(instance, n), due }));
}

/** Whether the job is still there and can be tried; one whose back-off has passed becomes ready. */
async function makeReady<Tx extends Transaction>(
  held: Held<Tx>,
  job: JobAtHand,
  step: (command: Command) => Promise<void>,
): Promise<boolean> {
  const state = (): string | undefined => {
    const at = held.instance.elements[numberOf(job.elementInstance)]?.job;
    return at?.n === numberOf(job.key) ? at.state : undefined;
  };
  if (state() === 'backing-off') await step({ kind: 'jobBackOffOver', job: job.key });
  return state() === 'ready';
}

async function attempt<Tx extends Transaction>(executor: JobExecutor<Tx>, tx: Tx, job: Job): Promise<JobResult> {
  try {
    return await executor.execute(tx, job);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message, retries: job.retries - 1, backOffMs };
  }
}

function endOf({ key: job }: JobAtHand, result: JobResult): Command {
  switch (result.kind) {
    case 'done':
      return {
        kind: 'completeJob',
        job,
        variables: result.variables,
        ...(result.verdict && { verdict: result.verdict }),
        ...(result.lead && { lead: result.lead }),
      };
    case 'error': {
      const { code, message, variables } = result;
      return { kind: 'throwError', job, code, message, ...(variables && { variables }) };
    }
    case 'failed': {
      const { retries, message, backOffMs } = result;
      return { kind: 'failJob', job, retries, message, backOffMs };
    }
  }
}

const jobOf = <Tx extends Transaction>({ is, instance }: Held<Tx>, job: JobAtHand, { now }: Moment): Job => ({
  key: job.key,
  type: job.type,
  element: job.element,
  elementInstance: job.elementInstance,
  instance: is.key,
  definition: calledDefinitionOf(instance, job.elementInstance) ?? is.definition,
  tenant: is.tenant,
  release: is.release,
  run: is.run,
  variables: variablesOf(instance, job.elementInstance),
  headers: job.headers,
  retries: instance.elements[numberOf(job.elementInstance)]?.job?.retries ?? 0,
  at: instantOf(now),
});
