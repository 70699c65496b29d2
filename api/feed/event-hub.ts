import type { Database } from '../../store/database.ts';
import { type FeedPlace, type FeedRow, feedAfter, feedEnd } from '../../store/feed.read-model.ts';
import { transact } from '../../store/unit-of-work.ts';
import { asCursor } from './place.ts';

/** Somebody who listens to a tenant's changes. */
export interface Listening {
  tenant: string;
  /** The session it came with, as the browser showed it. */
  session: string | undefined;
  /** After this place; undefined: from now on. */
  place: FeedPlace | undefined;
  shows(row: FeedRow): boolean;
  /** Asks anew who listens, and what they may see; false when they may not any more: signed out, deactivated, without the role. */
  renew(): Promise<boolean>;
  send(text: string): void;
  close(): void;
}

const batch = 500;
/** In so many rounds each is asked anew who listens, a part of them in each round: a right that was taken is felt within seconds, and nobody waits for it. */
const renewRounds = 5;
/** Proxies cut silent connections after a minute; a comment keeps them. */
const silenceMs = 25_000;

const before = (a: FeedPlace, b: FeedPlace): boolean =>
  BigInt(a.tx) < BigInt(b.tx) || (a.tx === b.tx && BigInt(a.seq) < BigInt(b.seq));

const asEvent = (row: FeedRow): string =>
  `id: ${asCursor(row)}\nevent: change\ndata: ${JSON.stringify({ seq: row.seq, type: row.type, caseId: row.caseId, at: row.at })}\n\n`;

/** Asks the feed once for all who listen to a tenant, and tells each what is new to them. */
export class EventHub {
  private readonly listeners = new Set<Listening>();
  private readonly database: Database;
  private readonly pollMs: number;
  private readonly onFault: (error: unknown) => void;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private silent = 0;
  private rounds = 0;

  constructor(database: Database, pollMs: number, onFault: (error: unknown) => void) {
    this.database = database;
    this.pollMs = pollMs;
    this.onFault = onFault;
  }

  /** Answers the function that ends the listening. */
  add(listening: Listening): () => void {
    this.listeners.add(listening);
    this.timer ??= setInterval(() => this.look(), this.pollMs);
    this.look();
    return () => this.leave(listening);
  }

  /** Somebody has signed out: nobody listens on with that session. */
  end(session: string): void {
    for (const each of this.listeners) if (each.session === session) this.shut(each);
  }

  private async renew(): Promise<void> {
    const mine = [...this.listeners].filter((_, at) => at % renewRounds === this.rounds % renewRounds);
    for (const each of mine) if (!(await each.renew())) this.shut(each);
  }

  private shut(listening: Listening): void {
    this.leave(listening);
    listening.close();
  }

  /** Ends all. */
  async close(): Promise<void> {
    this.rest();
    for (const each of this.listeners) each.close();
    this.listeners.clear();
    await this.running;
  }

  private leave(listening: Listening): void {
    this.listeners.delete(listening);
    if (this.listeners.size === 0) this.rest();
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    this.running = this.running.then(() => this.round()).catch(this.onFault);
  }

  private async round(): Promise<void> {
    this.rounds += 1;
    await this.renew();
    const tenants = new Set([...this.listeners].map((each) => each.tenant));
    for (const tenant of tenants) await this.tell(tenant);
    this.silent += this.pollMs;
    if (this.silent < silenceMs) return;
    this.silent = 0;
    for (const each of this.listeners) each.send(': still here\n\n');
  }

  private async tell(tenant: string): Promise<void> {
    const listeners = [...this.listeners].filter((each) => each.tenant === tenant);
    await transact(this.database, { tenants: [tenant] }, async (unit) => {
      // The end is taken first: what comes in between is told in the next round.
      const end = await feedEnd(unit);
      const read = (place: FeedPlace) => feedAfter(unit, tenant, place, batch);
      await tellAll(listeners.filter((each) => each.place).map(placed), read);
      for (const each of listeners) each.place ??= end;
    });
  }
}

type Placed = Listening & { place: FeedPlace };
const placed = (listening: Listening): Placed => listening as Placed;

/** A batch from the earliest place, told to all; who is further on than it reaches has one of their own, and waits for no laggard. */
async function tellAll(listeners: Placed[], read: (place: FeedPlace) => Promise<FeedRow[]>): Promise<void> {
  for (let left = listeners; left.length > 0; ) {
    const rows = await read(left.map((each) => each.place).reduce((a, b) => (before(b, a) ? b : a)));
    for (const listener of left)
      for (const row of rows) {
        if (!before(listener.place, row)) continue;
        listener.place = row;
        if (listener.shows(row)) listener.send(asEvent(row));
      }
    const last = rows.at(-1);
    left = last && rows.length === batch ? left.filter((each) => before(last, each.place)) : [];
  }
}
