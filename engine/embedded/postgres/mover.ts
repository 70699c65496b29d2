import { setTimeout as pause } from 'node:timers/promises';
import type { GroupNeed } from './group.ts';
import { holdBack, type InHand, nothingInHand } from './hold-back.ts';
import { Inbox } from './inbox.ts';
import { type Moved, moveGroup } from './move-group.ts';
import { connectionOf, type Transaction } from './transaction.ts';

export interface MoverNeed<Tx extends Transaction> extends Omit<GroupNeed<Tx>, 'busy' | 'share'> {
  /** How many groups run side by side: one computes while another waits for its commit. */
  lanes: number;
  /** Instances in one commit. */
  groupSize: number;
  /** How many people wait for an answer of this process. */
  waiting: () => number;
  /** Milliseconds until there is something to do, as far as it can be known; 0: now. */
  outlook: () => Promise<number>;
  /** So often it is asked while there is nothing. */
  pollMs: number;
  /** After each group and before each sleep: notes the contact, and sweeps now and then. */
  beat: () => Promise<void>;
}

const soonest = 10;
const latest = 1_000;
const moment = 100;
/** While somebody waits for an answer: so few instances in a commit, for their locks and the processor are wanted. A backlog doubles it. */
const fewest = 8;
const fewAtMost = 24;
/** So many instances are worth a second transaction beside the first. */
const worthSharing = 16;
/** So many milliseconds at most for each instance moved before, and in all, then the backlog has its turn, whoever waits. */
const politeMs = 1;
const mostPoliteMs = 8;

/**
 * Moves what can be moved, in lanes of groups, and sleeps when nothing can: until somebody wakes it or the next thing is due, with a look
 * around now and then. What others hold, or a database that is away, is tried again after pauses that grow.
 */
export class Mover<Tx extends Transaction> {
  readonly #need: MoverNeed<Tx>;
  readonly #busy = new Set<string>();
  /** Commands that share commits with whatever else is moved. */
  readonly inbox = new Inbox(() => this.wake());
  #lanes = 0;
  /** Lanes that have yet to see what there is to do. */
  #looking = 0;
  /** Lanes on their way with so many that another one is worth it. */
  #large = 0;
  #again = false;
  #pause = soonest;
  /** Instances in a commit while somebody waits for an answer. */
  #few = fewest;
  #stopped = false;
  /** After a group failed as a whole, so many go alone: its members, one of which is to blame. */
  #alone = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting: (() => void)[] = [];
  #quiet: Promise<void> = Promise.resolve();

  constructor(need: MoverNeed<Tx>) {
    this.#need = need;
  }

  /** There may be something to do. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    if (this.#lanes === 0 || this.#wouldWait()) this.#open();
  }

  /** Whether what has come would wait for all of a large group's way: those at work have looked around before it came. */
  #wouldWait(): boolean {
    return this.#looking === 0 && this.#large > 0 && this.#lanes < this.#need.lanes && this.#isFree();
  }

  /** Resolves as soon as no lane runs. */
  rest(): Promise<void> {
    if (this.#lanes === 0) return Promise.resolve();
    return new Promise((resolve) => this.#resting.push(resolve));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelSleep();
    await this.rest();
    await this.#quiet;
  }

  #open(): void {
    this.#cancelSleep();
    this.#lanes += 1;
    void this.#lane().finally(() => {
      this.#lanes -= 1;
      if (this.#lanes === 0) this.#close();
    });
  }

  async #lane(): Promise<void> {
    let done = 0;
    while (!this.#stopped) {
      await this.#giveWay(done);
      this.#again = false;
      const moved = await this.#moveGroup();
      if (!moved) return;
      await this.#need.beat();
      done = moved.done;
      if (moved.done === 0) {
        if (moved.left) this.#sleep(this.#grown());
        if (!this.#again) return;
      } else {
        this.#pause = soonest;
        if (!moved.more && !moved.full && !moved.left && !this.#again) return;
        if (moved.full && this.#lanes < this.#need.lanes && !this.#stopped && this.#isFree()) this.#open();
      }
    }
  }

  /** A burst goes to all lanes at once, in equal parts: while the database answers one, the process works for another. */
  #share(found: number, most: number): { most: number; handedOn: boolean } {
    const lanes = this.#need.lanes - this.#lanes + 1;
    if (found < worthSharing || most < worthSharing || lanes < 2 || this.#stopped || !this.#isFree())
      return { most, handedOn: false };
    this.#open();
    return { most: Math.min(most, Math.ceil(found / lanes)), handedOn: true };
  }

  /** Moves a group, and knows where it is on its way. */
  async #onItsWay(size: number, inHand: InHand): Promise<Moved> {
    this.#looking += 1;
    let [looked, large] = [false, false];
    const seen = (): void => {
      if (!looked) this.#looking -= 1;
      looked = true;
    };
    const share = (found: number, most: number): { most: number; handedOn: boolean } => {
      seen();
      large = Math.min(found, most) >= worthSharing;
      if (large) this.#large += 1;
      return this.#share(found, most);
    };
    try {
      return await moveGroup({ ...this.#need, busy: this.#busy, share }, size, inHand);
    } finally {
      seen();
      if (large) this.#large -= 1;
    }
  }

  /** Whether the backlog may have all lanes: nobody waits for an answer, or it has not become less by small groups. */
  #isFree(): boolean {
    return this.#need.waiting() === 0 || this.#few >= fewAtMost;
  }

  /** Whoever waits for an answer goes first; but the backlog must not grow for ever, or nothing would come of the answers. */
  async #giveWay(done: number): Promise<void> {
    const most = Math.min(done * politeMs, mostPoliteMs);
    for (let ms = 0; ms < most && this.#need.waiting() > 0 && !this.#stopped; ms++) await pause(1);
  }

  /** Undefined: it failed as a whole. Then its members go alone, and one that fails alone is held back. */
  async #moveGroup(): Promise<Moved | undefined> {
    const alone = this.#alone > 0;
    if (alone) this.#alone -= 1;
    const most = this.#need.groupSize;
    const size = alone ? 1 : this.#need.waiting() > 0 ? Math.min(this.#few, most) : most;
    const inHand: InHand = { ...nothingInHand(), entries: this.inbox.take(size) };
    try {
      const moved = await this.#onItsWay(size, inHand);
      this.inbox.putBack(inHand.entries);
      this.#few = moved.full ? Math.min(this.#few * 2, fewAtMost) : Math.max(Math.floor(this.#few / 2), fewest);
      return { ...moved, full: moved.full || this.inbox.size > 0 };
    } catch (error) {
      const { instances, messages, starts, entries } = inHand;
      this.#need.trouble(error, alone ? instances[0] : undefined);
      if (alone) {
        for (const { reject } of entries) reject(error);
        await this.#holdBack(inHand);
      } else {
        this.#alone = Math.max(this.#alone, instances.length + messages.length + starts.length + entries.length);
        this.inbox.putBack(entries);
      }
      this.#sleep(this.#grown());
      return undefined;
    }
  }

  async #holdBack(inHand: InHand): Promise<void> {
    const { database, transact, wall } = this.#need;
    const work = async (tx: Tx) => holdBack(await connectionOf(tx.sql), inHand, wall.now());
    await transact(database, { tenants: [] }, work).catch((error) => this.#need.trouble(error, inHand.instances[0]));
  }

  /** No lane runs any more. Only when it stays so for a moment is it worth asking the database how long it will. */
  #close(): void {
    if (this.#again && !this.#timer && !this.#stopped) {
      this.#open();
      return;
    }
    for (const resolve of this.#resting.splice(0)) resolve();
    if (!this.#timer) this.#lookAfter(moment);
  }

  #lookAfter(milliseconds: number): void {
    this.#after(milliseconds, () => {
      this.#quiet = this.#rest().catch((error) => {
        this.#need.trouble(error, undefined);
        this.#sleep(this.#grown());
      });
    });
  }

  async #rest(): Promise<void> {
    await this.#need.beat();
    const inMs = await this.#need.outlook();
    if (this.#lanes > 0 || this.#timer) return;
    // What is said to be due and was not to be had just now is somebody else's, or of a clock that stands still.
    if (inMs <= this.#need.pollMs) this.#sleep(Math.max(inMs, this.#grown()));
    else {
      this.#pause = soonest;
      this.#lookAfter(this.#need.pollMs);
    }
  }

  #grown(): number {
    this.#pause = Math.min(this.#pause * 2, latest);
    return this.#pause;
  }

  #sleep(milliseconds: number): void {
    this.#after(milliseconds, () => this.wake());
  }

  #after(milliseconds: number, work: () => void): void {
    if (this.#stopped) return;
    this.#cancelSleep();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      work();
    }, milliseconds);
  }

  #cancelSleep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
