import type { Wall } from '../../domain/clock.ts';
import { type Instant, plusMilliseconds } from '../../domain/instant.ts';
import type { Database } from '../../store/database.ts';
import type { Attempt, Channel, Sending } from './channel.ts';

const batch = 50;
/** From a row's claim to its hand-over, and again for the hand-over; longer than any channel's own time-out: who holds it longer has died. */
const lockMs = 120_000;
/** 5 s, 10 s, 20 s ... at most an hour; a refusal that is not final is tried for about a day. */
const backOffMs = (attempts: number): number => Math.min(5_000 * 2 ** (attempts - 1), 3_600_000);
const maxAttempts = 30;
/** A relay that finds nothing looks more rarely, up to so many times: idle it costs little, and at work a mail leaves at once. */
const rarely = 5;

interface Row extends Sending {
  kind: string;
  attempts: number;
  state: string;
}

/** Sends what lies in the outbox, in order within a lane, each row once. Several relays may run side by side. */
export class Relay {
  private stopped = false;
  private running: Promise<void> | undefined;
  private wake: () => void = () => {};
  private lastContact: Instant | undefined;
  private readonly database: Database;
  private readonly channels: { [kind: string]: Channel };
  private readonly wall: Wall;
  private readonly pollMs: number;

  constructor(database: Database, channels: { [kind: string]: Channel }, wall: Wall, pollMs = 1_000) {
    this.database = database;
    this.channels = channels;
    this.wall = wall;
    this.pollMs = pollMs;
  }

  start(onFault: (error: unknown) => void): void {
    this.running = this.loop(onFault);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
    for (const channel of Object.values(this.channels)) await channel.close();
  }

  private async loop(onFault: (error: unknown) => void): Promise<void> {
    let pause = this.pollMs;
    while (!this.stopped) {
      const moved = await this.round().catch((error) => {
        onFault(error);
        return 0;
      });
      if (moved > 0) pause = this.pollMs;
      if (moved > 0 || this.stopped) continue;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause);
        this.wake = () => {
          clearTimeout(timer);
          done();
        };
      });
      pause = Math.min(pause * 1.25, this.pollMs * rarely);
    }
  }

  /** One batch: claims, sends, notes. Answers how many rows were moved; 0 when nothing is due. */
  async round(): Promise<number> {
    const until = plusMilliseconds(this.wall.now(), lockMs);
    const rows = await this.claim(until);
    this.lastContact = this.wall.now();
    // One after the other: a lane has at most one row in a batch, and a mail server likes a steady stream more than a burst.
    const left = [...rows];
    const sent: { row: Row; at: Instant }[] = [];
    try {
      for (let row = left.shift(); row; row = this.stopped ? undefined : left.shift()) {
        if (!(await this.begin(row, until))) continue;
        const attempt = await this.attempt(row);
        // Where a repetition does no harm, a crash may forget that they were sent: so one statement notes all of them.
        if (attempt.kind === 'sent' && this.channels[row.kind]?.removesDuplicates)
          sent.push({ row, at: this.wall.now() });
        else await this.note(row, attempt);
      }
    } finally {
      if (sent.length > 0) await this.noteSent(sent);
    }
    if (left.length > 0) await this.giveBack(left, until);
    return rows.length;
  }

  /**
   * `sending` says that the other side may have it. Where that could not be repeated, it is said just before the hand-over and not for a
   * whole batch, so that a crash leaves one row to a person and not fifty. False: the claim has lapsed, and another relay has the row.
   */
  private async begin(row: Row, until: Instant): Promise<boolean> {
    const channel = this.channels[row.kind];
    if (!channel || channel.removesDuplicates || row.state === 'sending') return true;
    const begun = await this.database('outbox')
      .where({ tenant_id: row.tenant, id: row.id, state: 'queued', locked_until: until })
      .update({ state: 'sending', locked_until: plusMilliseconds(this.wall.now(), lockMs) });
    return begun > 0;
  }

  /** Claimed, but not tried before this relay was stopped. */
  private async giveBack(rows: Row[], until: Instant): Promise<void> {
    const ids = rows.map((row) => row.id);
    await this.database('outbox')
      .whereIn('id', ids)
      .where({ locked_until: until })
      .update({ locked_until: null, attempts: this.database.raw('attempts - 1') });
  }

  private async attempt(row: Row): Promise<Attempt> {
    const channel = this.channels[row.kind];
    if (!channel)
      return { kind: 'refused', reason: `expected a channel for ${row.kind} but none is set up`, final: true };
    if (row.state === 'sending' && !channel.removesDuplicates)
      return { kind: 'unknown', reason: 'the process that sent it ended before it knew the result' };
    return channel.send(row).catch((error: Error): Attempt => ({ kind: 'unknown', reason: error.message }));
  }

  private async claim(until: Instant): Promise<Row[]> {
    const now = this.wall.now();
    // The first of a lane is looked up by the index of its lane; as an anti-join it would be planned over all that waits, again and again.
    const repeatable = Object.keys(this.channels).filter((kind) => this.channels[kind]!.removesDuplicates);
    const { rows } = await this.database.raw(
      `with due as (
         select seq from outbox o
         where state in ('queued', 'sending') and due_at <= :now and (locked_until is null or locked_until < :now)
           and (lane is null or seq = (
             select min(e.seq) from outbox e where e.tenant_id = o.tenant_id and e.lane = o.lane and e.state in ('queued', 'sending')))
         order by due_at, seq limit :batch for update skip locked)
       update outbox o set state = case when o.kind = any(:repeatable) then 'sending' else o.state end, attempts = o.attempts + 1, locked_until = :until
       from due, outbox old where o.seq = due.seq and old.seq = o.seq
       returning o.tenant_id as tenant, o.id, o.kind, o.key, o.payload, o.attempts, old.state`,
      { now, until, batch, repeatable },
    );
    return rows;
  }

  private async noteSent(sent: { row: Row; at: Instant }[]): Promise<void> {
    await this.database.raw(
      `update outbox o set state = 'sent', sent_at = r.at, payload = '{}', last_error = null, locked_until = null
       from unnest(?::text[], ?::text[], ?::timestamptz[]) as r(tenant_id, id, at)
       where o.tenant_id = r.tenant_id and o.id = r.id and o.state in ('queued', 'sending', 'unknown')`,
      [sent.map(({ row }) => row.tenant), sent.map(({ row }) => row.id), sent.map(({ at }) => at)],
    );
  }

  private async note(row: Row, attempt: Attempt): Promise<void> {
    const channel = this.channels[row.kind];
    const again =
      attempt.kind === 'unknown' ? channel?.removesDuplicates : attempt.kind === 'refused' && !attempt.final;
    const now = this.wall.now();
    const change =
      attempt.kind === 'sent'
        ? // Sent texts and tokens are not kept: what was sent is told by the case's events.
          { state: 'sent', sent_at: now, payload: '{}', last_error: null }
        : again && row.attempts < maxAttempts
          ? { state: 'queued', due_at: plusMilliseconds(now, backOffMs(row.attempts)), last_error: attempt.reason }
          : { state: attempt.kind === 'unknown' ? 'unknown' : 'failed', last_error: attempt.reason };
    await this.database('outbox')
      .where({ tenant_id: row.tenant, id: row.id })
      // Another relay may have taken this one for dead; who knows that it was sent knows more.
      .whereIn('state', attempt.kind === 'sent' ? ['queued', 'sending', 'unknown'] : ['queued', 'sending'])
      .update({ ...change, locked_until: null });
  }

  /** When this relay last looked for what is due, on the wall. */
  get contact(): Instant | undefined {
    return this.lastContact;
  }
}
