import type { Knex } from 'knex';
import type { Instant } from '../../../domain/instant.ts';
import type { Origin } from '../../port.ts';
import type { Command, Underway } from './command.ts';
import { ask } from './transaction.ts';

/** What waits to be sent, for health. */
export interface Waiting {
  commands: number;
  /** The wall's instant at which the oldest was made. */
  oldest: Instant | null;
}

/** Commands on their way to one cluster. They are added by whoever wants them, in its unit of work, and sent after its commit. */
export class Outbox {
  readonly #engine: string;

  constructor(engine: string) {
    this.#engine = engine;
  }

  /** In the order given, behind all that its run has on its way. */
  async add(sql: Knex, { tenant, release, run, at }: Origin, commands: Command[], wall: Instant): Promise<void> {
    const kinds = commands.map(({ kind }) => kind);
    const contents = commands.map((command) => JSON.stringify(command));
    await ask(
      sql,
      `insert into zeebe_command (engine_id, tenant_id, release_id, run_id, at, kind, content, due_at, made_at)
        select $1, $2, $3, $4, $5, c.kind, c.content, $8, $8
        from unnest($6::text[], $7::text[]) with ordinality as c(kind, content, place) order by c.place`,
      [this.#engine, tenant, release, run, at, kinds, contents, wall],
    );
  }

  /** The oldest of each run that is due, locked for this process until then. */
  async claim(sql: Knex, { now, until, limit }: { now: Instant; until: Instant; limit: number }): Promise<Underway[]> {
    const rows = await ask<Omit<Underway, 'command'> & { content: string }>(
      sql,
      `with due as (
         select seq from zeebe_command c
         where engine_id = $1 and not refused and due_at <= $2 and (locked_until is null or locked_until < $2)
           and seq = (select min(e.seq) from zeebe_command e
             where e.tenant_id = c.tenant_id and e.run_id = c.run_id and e.engine_id = c.engine_id and not e.refused)
         order by seq limit $4 for update skip locked)
       update zeebe_command c set locked_until = $3, attempts = c.attempts + 1
       from due, zeebe_command old where c.seq = due.seq and old.seq = c.seq
       returning c.seq, c.tenant_id as tenant, c.release_id as release, c.run_id as run, c.at, c.content, c.attempts,
         old.doubtful or old.locked_until is not null as doubtful`,
      [this.#engine, now, until, limit],
    );
    return rows.map(({ content, ...row }) => ({ ...row, command: JSON.parse(content) as Command }));
  }

  async done(sql: Knex, seqs: string[]): Promise<void> {
    await ask(sql, 'delete from zeebe_command where seq = any($1::bigint[])', [seqs]);
  }

  /** Not now: from this instant on it is tried again. */
  async later(sql: Knex, seq: string, due: Instant, why: string, doubtful: boolean): Promise<void> {
    await ask(
      sql,
      `update zeebe_command set due_at = $2, last_error = $3, doubtful = doubtful or $4, locked_until = null where seq = $1`,
      [seq, due, why.slice(0, 1_000), doubtful],
    );
  }

  async refused(sql: Knex, seq: string, why: string): Promise<void> {
    await ask(sql, 'update zeebe_command set refused = true, last_error = $2, locked_until = null where seq = $1', [
      seq,
      why.slice(0, 1_000),
    ]);
  }

  /** A person wants it tried again. */
  async again(sql: Knex, seq: string, due: Instant): Promise<void> {
    // Of those that are not repeated in doubt, the doubt is theirs by now.
    await ask(
      sql,
      `update zeebe_command set refused = false, attempts = 0, due_at = $2, doubtful = doubtful and kind not in ('broadcast', 'modify')
        where seq = $1`,
      [seq, due],
    );
  }

  async waiting(sql: Knex): Promise<Waiting> {
    const [row] = await ask<{ commands: number; oldest: Instant | null }>(
      sql,
      `select count(*)::integer as commands, min(made_at) as oldest from zeebe_command where engine_id = $1 and not refused`,
      [this.#engine],
    );
    return row!;
  }
}
