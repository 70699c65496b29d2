import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { Clock, Wall } from '../../../domain/clock.ts';
import { type Instant, millisecondsOf } from '../../../domain/instant.ts';
import { handlerIntents } from '../../in-hand.ts';
import { withinLimits } from '../../limits.ts';
import type { Ability, Engine, Incident, Intents, JobExecutor, Listener } from '../../port.ts';
import { companyIn, memberIntents } from './company.ts';
import { Definitions } from './definitions.ts';
import type { GroupNeed } from './group.ts';
import type { Hear } from './held.ts';
import { intentsBy } from './inbox.ts';
import { healthOf, incidentsIn } from './insight.ts';
import { Instances } from './instances.ts';
import { type Direct, intentsIn } from './intents.ts';
import { sweepMessages } from './messages.ts';
import { Mover } from './mover.ts';
import { type DueTimer, nextMoveAt, nextTimerOf, outlookOf, timersUntilOf } from './outlook.ts';
import { Tenants } from './tenants.ts';
import { connectionOf, type Transact, type Transaction } from './transaction.ts';
import { Wake } from './wake.ts';

export interface PostgresEngineOptions<Tx extends Transaction> {
  /** The pool of this process: of sakin_engine where it calls `work`, else of sakin_app. One connection more than lanes, and one to listen. */
  database: Knex;
  transact: Transact<Tx>;
  /** The trade's time, for timers and messages. */
  clock: Clock;
  /** The wall's time, for back-off. */
  wall: Wall;
  /** Made of the engine's id: hears what commands in this process make true, where `work` has not been given one. */
  listener?: (engine: string) => Listener<Tx>;
  reserve?: GroupNeed<Tx>['reserve'];
  gather?: GroupNeed<Tx>['gather'];
  /** Told of bugs and broken connections; what they touched is tried again. */
  trouble?: (error: unknown, instance: string | undefined) => void;
  /** Hears every step of this process after its commit; for tests. */
  hear?: Hear;
  /** How many people wait just now for an answer of this process: the mover lets them go first. */
  waiting?: () => number;
  lanes?: number;
  groupSize?: number;
  /** False behind a pooler that knows no sessions: then other processes' work is found by polling only. */
  listen?: boolean;
  /** How often a mover with nothing to do looks around, in milliseconds: so is found what nobody gave notice of. */
  pollMs?: number;
}

/** What only this engine offers beside the port. */
export interface PostgresEngine<Tx extends Transaction> extends Engine<Tx> {
  /** Returns when nothing is left but what waits for people, messages or time. Waits for back-offs, which run by the wall. */
  runUntilIdle(): Promise<void>;
  /** The earliest timer of a tenant: a virtual clock may move to it when nothing is left to run. */
  nextTimerAt(tenant: string): Promise<Instant | undefined>;
  /** Of each run of a tenant the earliest timer that is due up to an instant; without a run: the earliest that starts a process. */
  timersUntil(tenant: string, until: Instant): Promise<DueTimer[]>;
  /**
   * The intents for callers that write nothing else: they go into the mover's next group, share its commit, and answer after it. Where a
   * unit of work is at hand, `intents` is right: there the command and the caller's own writes are one.
   */
  grouped(): Omit<Intents, 'cancel'>;
  /** Any command of the core, in the caller's transaction; for tests and repairs. */
  direct(tx: Tx): Direct;
  /** The unresolved incidents within reach of the unit of work, oldest first. */
  incidents(tx: Tx, run?: string): Promise<Incident[]>;
  /** When the mover of this process last looked for work, on the wall; undefined before the first time, or where it moves nothing. */
  lastContact(): Instant | undefined;
}

const abilities: ReadonlySet<Ability> = new Set<Ability>([
  'history',
  'incidents',
  'withdrawn-tasks',
  'task-commands',
  'migration',
  'modification',
  'signals',
  'virtual-time',
  'same-transaction',
]);
const sweepEveryMs = 60_000;

/**
 * The embedded engine on PostgreSQL: state, commands and the host's own writes in one transaction.
 *
 * The way of a command
 * --------------------
 * 1. A unit of work asks its `intents` (intents.ts): the instance's row is locked and loaded (instances.ts), the core takes a step, the
 *    product hears what became true (held.ts, tell.ts), and all rows that come and go are written by one statement (changes.ts, write.ts,
 *    parts.ts). Nothing is moved beyond that step; messages are rows.
 * 2. After the commit the mover is woken (wake.ts, mover.ts). It takes groups (move-group.ts) of what is due (find.ts): messages and who
 *    waits for them (messages.ts, route.ts), ready jobs, timers. Instances that others hold are skipped, never waited for. What becomes of
 *    each is planned (plan.ts), and what begins besides (begin.ts).
 * 3. All instances of a group are carried on side by side (together.ts, carry.ts), each through its next jobs to its next wait state; what
 *    they ask at the same moment, and what they write, the product may gather into one statement each (`gather`). A message that only its
 *    sender waits for is taken at once (at-home.ts). When anything fails, all of it is undone, and each goes again alone, behind a
 *    savepoint of its own and with one before each handler (savepoints.ts). What an instance did is summed up, so that a job carried out
 *    at once never becomes a row. The group is written by one statement and committed once.
 * 4. A group that fails as a whole is repeated one by one; what fails alone is held back for a while (hold-back.ts).
 */
export async function postgresEngine<Tx extends Transaction>(
  options: PostgresEngineOptions<Tx>,
): Promise<PostgresEngine<Tx>> {
  const { database, transact, clock, wall, lanes = 2, groupSize = 50, waiting = () => 0, listen = true } = options;
  const { pollMs = listen ? 5_000 : 1_000 } = options;
  const wallMs = () => millisecondsOf(wall.now());
  const definitions = new Definitions(wallMs);
  const tenants = new Tenants(wallMs);
  const wakeUp = new Wake(database);
  const groups = { together: 0, apart: 0 };
  let mover: Mover<Tx> | undefined;
  let types: string[] = [];
  const id = await engineId(database, wall);
  let listening = options.listener?.(id);
  let lastContact: Instant | undefined;
  let sweptAt = wallMs();

  const listener = (): Listener<Tx> => {
    if (!listening)
      throw new Error('expected a listener to tell what became true but there is none: pass one, or call work first');
    return listening;
  };
  const instances = new Instances<Tx>(definitions, listener);
  const wake = () => (mover ? mover.wake() : wakeUp.notify());
  const clocks = () => tenants.list.map((tenant) => ({ tenant, now: clock.now(tenant) }));

  const commanding = { definitions, instances, listener, wall: wallMs, wake, ...hearing(options) };

  async function outlook(): Promise<number> {
    const { deployers, inMs } = await outlookOf(database, types, {
      wall: wall.now(),
      now: (tenant) => clock.now(tenant),
    });
    tenants.are(deployers);
    return inMs;
  }

  async function beat(): Promise<void> {
    lastContact = wall.now();
    if (wallMs() - sweptAt < sweepEveryMs) return;
    sweptAt = wallMs();
    await transact(database, { tenants: [] }, async (tx) => sweepMessages(await connectionOf(tx.sql), clocks()));
  }

  const engine: PostgresEngine<Tx> = {
    id,
    abilities,
    check: (resources) => definitions.check(resources),
    async deploy(tx, { tenant, release, at }, resources) {
      const deployed = await definitions.deploy(
        await connectionOf(tx.sql),
        { tenant, release, at: millisecondsOf(at) },
        resources,
      );
      tx.afterCommit(() => {
        tenants.stale();
        definitions.forms.stale(tenant);
      });
      return deployed;
    },
    direct: (tx) => intentsIn(tx, commanding),
    grouped() {
      if (!mover) throw new Error('expected work to have been called but it was not');
      return withinLimits(intentsBy(mover.inbox));
    },
    intents: (tx) => withinLimits(handlerIntents(tx) ?? memberIntents(tx) ?? intentsIn(tx, commanding)),
    company: (tx) => companyIn(tx, commanding),
    async work(hears: Listener<Tx>, jobs: JobExecutor<Tx>) {
      if (mover) throw new Error('expected one call of work but it works already');
      listening = hears;
      types = jobs.types();
      const trouble = options.trouble ?? (() => undefined);
      const need = {
        database,
        transact,
        definitions,
        instances,
        listener,
        jobs,
        clock,
        wall,
        tenants,
        groups,
        trouble,
      };
      const optional = { ...hearing(options), ...besides(options) };
      const moving = new Mover<Tx>({
        ...need,
        ...optional,
        types: new Set(types),
        lanes,
        groupSize,
        waiting,
        outlook,
        pollMs,
        beat,
      });
      if (listen) await wakeUp.listen(() => moving.wake());
      mover = moving;
      mover.wake();
    },
    async stop() {
      await mover?.stop();
      await wakeUp.stop();
    },
    async health() {
      // A process that moves nothing has not looked who is there.
      if (!mover) await refreshed(database, tenants);
      const health = await healthOf(database, wall.now(), clocks());
      return lastContact === undefined ? health : { lastContact, ...health };
    },
    async runUntilIdle() {
      if (!mover) throw new Error('expected work to have been called but it was not');
      for (;;) {
        tenants.stale();
        mover.wake();
        await mover.rest();
        const next = await nextMoveAt(database, types, wall.now(), clocks());
        if (next === undefined) return;
        await pause(Math.min(pollMs, Math.max(1, millisecondsOf(next) - wallMs())));
      }
    },
    nextTimerAt: (tenant) => nextTimerOf(database, tenant),
    timersUntil: (tenant, until) => timersUntilOf(database, tenant, until),
    incidents: incidentsIn,
    lastContact: () => lastContact,
    groups: () => groups,
  };
  return engine;
}

async function refreshed(database: Knex, tenants: Tenants): Promise<void> {
  tenants.stale();
  await database.transaction(async (sql) => tenants.refresh(await connectionOf(sql)));
}

const besides = <Tx extends Transaction>({ reserve, gather }: PostgresEngineOptions<Tx>) => ({
  ...(reserve && { reserve }),
  ...(gather && { gather }),
});

const hearing = ({ hear }: { hear?: Hear }): { hear?: Hear } => (hear ? { hear } : {});

/** Made at first contact and kept: receipts carry it. */
async function engineId(database: Knex, wall: Wall): Promise<string> {
  const find = async (): Promise<string | undefined> =>
    (await database.raw(`select id from engine where kind = 'embedded'`)).rows[0]?.id;
  const known = await find();
  if (known) return known;
  const values = [v7(), wall.now()];
  await database.raw(
    `insert into engine (id, kind, first_contact) values (?, 'embedded', ?) on conflict (kind) where kind = 'embedded' do nothing`,
    values,
  );
  return (await find())!;
}
