import type { Way } from '../../port.ts';
import { Poller, type PollerNeed } from '../gateway/poller.ts';
import type { HostNeed } from './need.ts';
import { Probes } from './probes.ts';
import { Sender } from './sender.ts';
import { Settle } from './settle.ts';
import type { Transaction } from './transaction.ts';
import { UserTasks, userTaskType } from './user-tasks.ts';
import { Worker } from './worker.ts';

export interface MovingOptions {
  /** How many handlers work at once; each takes a connection to the database. */
  lanes: number;
  /** Shown to who looks at the cluster. */
  worker: string;
  /** How often a gateway that does not hold requests open is asked for jobs of a type, in milliseconds; usual when left out. */
  seldomMs?: number;
}

/** Jobs of one type in hand at once: what waits here is locked and worked by nobody else. */
const jobsAtOnce = 6;
const tasksAtOnce = 32;

/** Everything that moves in a process that works for a cluster: what fetches, what works, what sends, what asks. */
export class Moving<Tx extends Transaction> {
  readonly #sender: Sender<Tx>;
  readonly #probes: Probes<Tx>;
  readonly #pollers: Poller[];

  constructor(need: HostNeed<Tx>, { lanes, worker: name, seldomMs }: MovingOptions) {
    this.#sender = new Sender(need, new Settle(need));
    this.#probes = new Probes(need);
    const worker = new Worker(need, this.#probes, lanes);
    const userTasks = new UserTasks(need);
    const { gateway, dice, lockMs } = need;
    const poller = (type: string, max: number, more: { variables?: string[] }, handle: PollerNeed['handle']) =>
      new Poller({ gateway, dice, type, worker: name, lockMs, max, handle, ...more, ...(seldomMs && { seldomMs }) });
    this.#pollers = [
      poller(userTaskType, tasksAtOnce, { variables: ['runId'] }, (job) => userTasks.handle(job)),
      ...need.jobs.types().map((type) => poller(type, jobsAtOnce, {}, (job) => worker.handle(job))),
    ];
  }

  get probes(): Probes<Tx> {
    return this.#probes;
  }

  /** Commands and jobs in hand just now. */
  get inHand(): number {
    return this.#sender.underway + this.#probes.running + this.#pollers.reduce((sum, { inHand }) => sum + inHand, 0);
  }

  /** For health and screens. */
  get state(): Pick<Way, 'sending' | 'fetching'> {
    return {
      sending: this.#sender.sending,
      fetching: Object.fromEntries(this.#pollers.map(({ type, state }) => [type, state])),
    };
  }

  start(): void {
    this.#sender.start();
    for (const poller of this.#pollers) poller.start();
    this.#probes.start();
  }

  /** There is something to send, or to fetch. */
  wake(): void {
    this.#sender.wake();
    for (const poller of this.#pollers) poller.nudge();
  }

  /** First nothing is fetched any more, then what is in hand is finished and what it says is sent as far as it goes. */
  async stop(): Promise<void> {
    await Promise.all(this.#pollers.map((poller) => poller.stop()));
    await this.#probes.stop();
    await this.#sender.stop();
  }
}
