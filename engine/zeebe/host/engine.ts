import type { Knex } from 'knex';
import type { Clock, Wall } from '../../../domain/clock.ts';
import { type Instant, millisecondsOf } from '../../../domain/instant.ts';
import { handlerIntents } from '../../in-hand.ts';
import { withinLimits } from '../../limits.ts';
import type { Ability, Engine, Finding, Incident, JobExecutor, Listener, Resource, Way } from '../../port.ts';
import { Exported, isHeard } from '../exported/exported.ts';
import { backOffMs, type Dice } from '../gateway/back-off.ts';
import { Gateway } from '../gateway/gateway.ts';
import { Pause } from '../gateway/pause.ts';
import type { GatewaySettings } from '../gateway/settings.ts';
import { Definitions } from './definitions.ts';
import { AnotherCluster, idOf, knownId, metId } from './identity.ts';
import { Incidents } from './incidents.ts';
import { Instances } from './instances.ts';
import { intentsIn } from './intents.ts';
import { Moving, type MovingOptions } from './moving.ts';
import type { HostNeed } from './need.ts';
import { Outbox } from './outbox.ts';
import { Tasks } from './tasks.ts';
import type { Transact, Transaction } from './transaction.ts';

export interface ZeebeEngineOptions<Tx extends Transaction> extends Partial<MovingOptions> {
  gateway: GatewaySettings;
  /** The pool of this process: of sakin_engine where it calls `work`, else of sakin_app. */
  database: Knex;
  transact: Transact<Tx>;
  clock: Clock;
  wall: Wall;
  dice: Dice;
  /** What is wrong with these files before the cluster is asked, which has no such question. */
  check(resources: Resource[]): Promise<Finding[]>;
  /** Made of the engine's id: hears what becomes true in this process. */
  listener(engine: string): Listener<Tx>;
  /** For how long a job is ours, in milliseconds: longer than the slowest handler, short enough to wait for after a crash. */
  lockMs?: number;
  reserve?: HostNeed<Tx>['reserve'];
  trouble?: HostNeed<Tx>['trouble'];
  /** The cluster that was known is lost for good: whatever answers now is taken for a new one. */
  acceptNew?: boolean;
  /** The cluster has our exporter: from the first that is heard of it the engine tells what it tells. */
  exporter?: boolean;
}

/** What clients can't know, and an exporter in the cluster tells. */
const told: Ability[] = ['history', 'incidents', 'withdrawn-tasks'];
const lookForExporterMs = 15_000;

/** What only this engine offers beside the port. */
export interface ZeebeEngine<Tx extends Transaction> extends Engine<Tx> {
  /** Steps that can't go on, as far as they are known here, within reach of the unit of work, oldest first. */
  incidents(tx: Tx, run?: string): Promise<Incident[]>;
  /** When the cluster last answered this process. */
  lastContact(): Instant | undefined;
  /** What this process knows of the way to the cluster. */
  way(): Way;
  /** Nothing is on its way and nothing in hand. The cluster may still have something to hand out. */
  quiet(): Promise<boolean>;
  /** Takes a batch of records from the cluster's exporter; when it returns, their positions may be acknowledged. @throws SyntaxError */
  hear(partition: number, batch: string): Promise<void>;
  /** There may be something to fetch or to send: looks now. */
  look(): void;
  /** Asks now for everything that nobody has heard of for long. Answers how much it was. */
  sweep(now?: string): Promise<number>;
}

const always: Ability[] = ['migration', 'modification', 'signals'];

const usual: MovingOptions = { lanes: 3, worker: 'sakin' };
const usualLockMs = 300_000;

/**
 * Zeebe as the product's engine: the state of processes is in the cluster, everything else in PostgreSQL.
 *
 * The way of a command
 * --------------------
 * 1. A unit of work asks its `intents` (intents.ts): a row of the outbox (outbox.ts). The answer is `accepted`.
 * 2. After the commit the sender (sender.ts) claims the oldest of each run, says it (say.ts) until the cluster has taken or refused it
 *    (verdict.ts), and writes down what became of it (settle.ts).
 *
 * The way of a job
 * ----------------
 * 1. A poller for each type (gateway/poller.ts) fetches what can be worked now. Whose job it is says the definition that we deployed, and
 *    the instance that we know (owner.ts).
 * 2. worker.ts carries it out: receipt, what the handler wrote, and the job's completion in the outbox are one transaction. A user task
 *    (user-tasks.ts) becomes a row of ours, and stays locked until somebody completes it.
 * 3. What nobody tells a client (a task withdrawn, an instance ended from outside) is asked for (probes.ts).
 *
 * Without a connection nothing of this is lost: commands stay in the outbox, jobs in the cluster.
 */
export async function zeebeEngine<Tx extends Transaction>(options: ZeebeEngineOptions<Tx>): Promise<ZeebeEngine<Tx>> {
  const { database, transact, clock, wall, dice, lockMs = usualLockMs, trouble = () => undefined } = options;
  const { address } = options.gateway;
  const gateway = new Gateway(options.gateway, wall);
  const meeting = { database, gateway, wall, address, acceptNew: options.acceptNew ?? false };
  const id = await firstContact(meeting).catch((error: unknown) => {
    gateway.close();
    throw error;
  });
  const definitions = new Definitions(id, gateway);
  const instances = new Instances(id);
  const tasks = new Tasks(id);
  const incidents = new Incidents(id);
  const outbox = new Outbox(id);
  const waiting = new Pause();
  const abilities = new Set<Ability>(always);
  let moving: Moving<Tx> | undefined;
  let working: Promise<void> | undefined;
  const wake = () => moving?.wake();
  const commanding = { listener: options.listener(id), outbox, tasks, incidents, instances, wall, wake };

  const exported = new Exported<Tx>({
    ...{ engine: id, database, transact, wall, listener: options.listener(id), trouble },
    ...{ definitions, instances, tasks, incidents },
  });
  /** In any process: the one that hears the exporter may be another. */
  async function lookForExporter(): Promise<void> {
    const heard = options.exporter === true && (await isHeard(database, id, wall));
    for (const each of told)
      if (heard) abilities.add(each);
      else abilities.delete(each);
  }
  if (options.exporter) await lookForExporter();
  const looking = options.exporter
    ? setInterval(() => void lookForExporter().catch((error: unknown) => trouble(error, undefined)), lookForExporterMs)
    : undefined;
  looking?.unref();

  /** No command and no job before it is known that the cluster is the one whose keys we have. */
  async function begin(need: HostNeed<Tx>): Promise<void> {
    for (let failures = 0; !waiting.over; failures++) {
      try {
        const there = await idOf(gateway);
        if (there !== id)
          throw new AnotherCluster(`expected the cluster ${id} at ${address} but it is ${there ?? 'a new one'}`);
        // Stopped before it began: whoever starts now is stopped by nobody.
        if (waiting.over) return;
        moving = new Moving(need, { ...usual, ...options });
        return moving.start();
      } catch (error) {
        if (error instanceof AnotherCluster) trouble(error, undefined);
        await Promise.race([
          waiting.for(backOffMs(failures, dice)),
          gateway.contact.backOff(backOffMs(failures, dice)),
        ]);
      }
    }
  }

  /** As this process knows it; whoever does not work knows little. */
  function way(): Way {
    const { lastContact, trouble: wrong, pressedAt } = gateway.contact.state;
    return {
      ...(lastContact && { lastContact }),
      ...(wrong && { trouble: { since: wrong.since, words: wrong.words } }),
      ...(pressedAt && { pressedAt }),
      ...moving?.state,
      silentMs: gateway.silentMs,
    };
  }

  return {
    id,
    abilities,
    check: options.check,
    deploy: (tx, { tenant, release, at }, resources) => definitions.deploy(tx.sql, { tenant, release, at }, resources),
    intents: (tx) => withinLimits(handlerIntents(tx) ?? intentsIn(tx, commanding)),
    incidents: (tx, run) => incidents.all(tx.sql, run),
    async work(listener: Listener<Tx>, jobs: JobExecutor<Tx>) {
      if (working) throw new Error('expected one call of work but it works already');
      const { reserve } = options;
      const parts = { definitions, instances, tasks, incidents, outbox };
      const need = {
        lockMs,
        exporter: options.exporter ?? false,
        engine: id,
        gateway,
        database,
        transact,
        clock,
        wall,
        dice,
        listener,
        jobs,
        trouble,
        wake,
        ...parts,
      };
      // A cluster that is away now is worked for once it is back; the product starts without it.
      working = begin({ ...need, ...(reserve && { reserve }) });
    },
    async hear(partition, batch) {
      await exported.take(partition, batch);
      if (!abilities.has('incidents')) await lookForExporter();
    },
    async stop() {
      clearInterval(looking);
      waiting.end();
      await moving?.stop();
      gateway.close();
      await working;
    },
    async health() {
      const { lastContact } = gateway.contact.state;
      const { commands, oldest } = await outbox.waiting(database);
      const oldestMs = oldest === null ? 0 : Math.max(0, millisecondsOf(wall.now()) - millisecondsOf(oldest));
      const known = {
        backlog: {},
        timersOverdue: 0,
        timersOldestMs: 0,
        incidents: await incidents.count(database),
        way: { ...way(), commands, oldestMs },
      };
      return lastContact === undefined ? known : { lastContact, ...known };
    },
    way,
    async quiet() {
      if (!moving) return false;
      return moving.inHand === 0 && (await outbox.waiting(database)).commands === 0 && moving.inHand === 0;
    },
    lastContact: () => gateway.contact.state.lastContact,
    look: wake,
    async sweep(now) {
      return (await moving?.probes.sweep(now)) ?? 0;
    },
  };
}

/** The cluster's id: from itself when it answers, else as the database knows it. @throws AnotherCluster; GatewayFailure at the very first start */
async function firstContact(meeting: Parameters<typeof metId>[0]): Promise<string> {
  try {
    return await metId(meeting);
  } catch (error) {
    const known = error instanceof AnotherCluster ? undefined : await knownId(meeting.database, meeting.address);
    if (known === undefined) throw error;
    return known;
  }
}
