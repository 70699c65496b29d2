import pg from 'pg';
import { instantOf } from '../../../domain/instant.ts';
import { instanceOfKey } from '../../../engine/embedded/keys.ts';
import { type PostgresEngine, postgresEngine } from '../../../engine/embedded/postgres/engine.ts';
import type { Effect } from '../../../engine/embedded/types.ts';
import { DeploymentRefused, type Job, type JobResult, type Key, type Origin } from '../../../engine/port.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import type { TestDatabase } from '../../support/database.ts';
import type { Backend } from '../contract/embedded-host.ts';
import type { Command, Diagram } from './diagram.ts';
import { beginning, EmbeddedWorld } from './embedded-world.ts';
import { type Lived, tagOf } from './fuzz.ts';
import { generate } from './generator.ts';
import { type Prng, prng } from './prng.ts';
import type { Look, State } from './state.ts';
import { mainProcess, named, xmlOf } from './xml.ts';

const tenant = 'town';
const ticks = [1, 3, 6, 10];
const nobody = {
  taskOpened: async () => undefined,
  taskWithdrawn: async () => undefined,
  incidentRaised: async () => undefined,
  incidentResolved: async () => undefined,
  runEnded: async () => undefined,
};

/**
 * Worlds on the embedded engine on PostgreSQL as the product runs it: a worker answers the jobs, each instance is carried on through its
 * jobs, many instances share a transaction. What comes back has the commands in the order that the engine has chosen, with what stood
 * after each, to be played on another engine. A world with a timer that is due at once is left out: Zeebe lets it wait for its clock.
 */
export async function livedOnPostgres({ adminUrl, urls }: TestDatabase, seeds: number[]): Promise<Lived[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(
    `insert into tenant (id, name, zone, languages) values ($1, '{}', 'UTC', '{en}') on conflict (id) do nothing`,
    [tenant],
  );
  await admin.end();
  const database = openDatabase(urls.engine, { max: 6 });
  return liveOn(database, seeds).finally(() => database.destroy());
}

async function liveOn(database: Database, seeds: number[]): Promise<Lived[]> {
  let now = beginning;
  const worlds = new Map(seeds.map((seed) => [tagOf(seed), new CarriedWorld(seed)]));
  const ofInstance = new Map<Key, CarriedWorld>();
  const troubles: unknown[] = [];
  const hear = (instance: Key, effects: Effect[]): void => {
    const begun = effects.find((effect) => effect.kind === 'element' && effect.scope === null);
    const tag = begun?.kind === 'element' ? /_(w\d+)$/.exec(begun.element)?.[1] : undefined;
    const world = ofInstance.get(instance) ?? worlds.get(tag ?? '');
    if (!world) throw new Error(`expected ${instance} to be of a world`);
    ofInstance.set(instance, world);
    world.hear(instance, effects);
  };
  const engine = await postgresEngine<Unit>({
    database,
    transact,
    clock: { now: () => instantOf(now) },
    wall: { now: () => instantOf(now) },
    hear,
    trouble: (error) => troubles.push(error),
    lanes: 2,
    listen: false,
  });
  const types = await deploy(engine, database, worlds);
  const of = (job: Job) => worlds.get(job.run)!;
  await engine.work(nobody, { types: () => types, execute: async (_, job) => of(job).answer(job) });

  /** A command for each world in one transaction, and what follows from them. */
  const together = async (send: (unit: Unit, world: CarriedWorld) => Promise<unknown>): Promise<void> => {
    await transact(database, { tenants: [tenant] }, async (unit) => {
      for (const world of worlds.values()) await send(unit, world);
    });
    await engine.runUntilIdle();
    if (troubles.length > 0) throw troubles[0];
  };
  const originOf = ({ tag }: CarriedWorld): Origin => ({ tenant, release: 'r1', run: tag, at: instantOf(now) });
  try {
    await together((unit, world) =>
      engine.intents(unit).start(originOf(world), { definition: world.definition, variables: world.begin() }),
    );
    for (const minute of ticks) {
      await together(async (unit, world) => {
        const command = world.choose();
        if (command) await send(engine, unit, originOf(world), world, command);
      });
      const until = beginning + minute * 60_000;
      while (now < until) {
        now = Math.min(until, ...[...worlds.values()].flatMap(({ state }) => state.due()).filter((due) => due > now));
        for (const world of worlds.values()) world.clock(now, now === until);
        await together(async () => undefined);
      }
    }
  } finally {
    await engine.stop();
  }
  return [...worlds.values()].flatMap((world) => world.lived() ?? []);
}

/** Answers with the types of all their jobs. Worlds that our check refuses are taken out. */
async function deploy(
  engine: PostgresEngine<Unit>,
  database: Database,
  worlds: Map<string, CarriedWorld>,
): Promise<string[]> {
  const types = new Set<string>();
  for (const [tag, world] of worlds) {
    const content = xmlOf(world.diagram, tag);
    try {
      const definitions = await transact(database, { tenants: [tenant] }, (unit) =>
        engine.deploy(unit, { tenant, release: 'r1', at: instantOf(beginning) }, [
          { name: `${tenant}/r1/${tag}.bpmn`, content },
        ]),
      );
      world.definition = definitions.find(({ processId }) => processId === mainProcess(tag))!.key;
      for (const [, type] of content.matchAll(/<zeebe:(?:taskDefinition|executionListener)[^>]* type="([^"]+)"/g))
        types.add(type!);
    } catch (error) {
      if (!(error instanceof DeploymentRefused)) throw error;
      worlds.delete(tag);
    }
  }
  return [...types];
}

async function send(
  engine: PostgresEngine<Unit>,
  unit: Unit,
  origin: Origin,
  { tag, state }: CarriedWorld,
  command: Command,
): Promise<unknown> {
  const direct = engine.direct(unit);
  if (command.do === 'message' || command.do === 'signal')
    return direct.send({
      ...origin,
      what: command.do,
      name: named(command.name, tag),
      correlationKey: command.do === 'message' ? command.key : '',
      id: '',
      ttl: 0,
      variables: JSON.stringify(command.variables),
      publishedAt: Date.parse(origin.at),
    });
  if (command.do !== 'complete' && command.do !== 'task') throw new Error(`expected no ${command.do} here`);
  const job = state.nth(state.jobs, command.element, command.nth)!;
  return direct.command(origin, instanceOfKey(job), { kind: 'completeJob', job, variables: command.variables });
}

type Fed = (instance: Key, effects: Effect[]) => void;

/** One of them: hears what has been committed and finds out by which command each step came about. */
class CarriedWorld {
  readonly tag: string;
  readonly diagram: Diagram;
  definition = '';
  readonly #seed: number;
  readonly #r: Prng;
  readonly #world: EmbeddedWorld;
  #feed: Fed = () => undefined;
  readonly #commands: Command[] = [];
  readonly #looks: Look[] = [];
  readonly #answers = new Map<Key, JobResult>();
  /** The command at work; its look is taken when the next begins. */
  #current: Command | undefined;
  #now = beginning;
  #unfair = false;

  constructor(seed: number) {
    this.#seed = seed;
    this.tag = tagOf(seed);
    this.diagram = generate(seed);
    this.#r = prng(seed * 17 + 3);
    const hear = (feed: Fed): void => {
      this.#feed = feed;
    };
    const backend = { hear } as unknown as Backend;
    this.#world = new EmbeddedWorld(backend, this.tag);
  }

  get state(): State {
    return this.#world.state;
  }

  begin() {
    const variables = { x: this.#r.int(4), y: this.#r.pick(['a', 'b']), key: 'k1', items: [1, 2] };
    this.#current = { do: 'start', variables };
    return variables;
  }

  /** What somebody outside does now, if there is anything to do. */
  choose(): Command | undefined {
    const { state } = this;
    if (state.done) return undefined;
    const variables = this.#r.pick([{}, { r: 1 }, { x: 2 }, { y: 'b' }]);
    const people = [...state.jobs.values()].filter(({ type }) => type === 'user' || type === 'native');
    const heard = [...state.subscriptions.values()];
    const far = people.length + heard.length;
    if (far === 0) return undefined;
    const n = this.#r.int(far);
    const person = people[n];
    let command: Command;
    if (person) command = { do: 'complete', element: person.element, nth: 0, variables };
    else {
      const [name, key] = heard[n - people.length]!.what.split(' ') as [string, string?];
      command =
        key === undefined ? { do: 'signal', name, variables } : { do: 'message', name, key, ttl: 0, id: '', variables };
    }
    this.#next(command);
    return command;
  }

  /** The clock goes to this instant: a command of its own where something is due, or all worlds stop there. */
  clock(instant: number, all: boolean): void {
    if (all || this.state.due().some((due) => due <= instant))
      this.#next({ do: 'clock', minute: (instant - beginning) / 60_000 });
    this.#now = instant;
  }

  /** What the worker says to a job: mostly that it is done; the same again when the transaction was undone. */
  answer({ key, element, type, retries }: Job): JobResult {
    const attempt = `${key} ${element} ${retries}`;
    const said = this.#answers.get(attempt) ?? this.#answerTo(element, type, retries);
    this.#answers.set(attempt, said);
    return said;
  }

  #answerTo(element: string, type: string, retries: number): JobResult {
    const r = this.#r;
    const kind = r.weighted([
      [8, 'done'],
      [/_(start|end)\d$/.test(type) || /^[te]/.test(element) ? 0 : 2, 'error'],
      [1, 'failed'],
    ] as const);
    switch (kind) {
      case 'done':
        return { kind, variables: r.pick([{}, { r: 1 }, { x: r.int(4) }, { y: 'b', a: 5 }]) };
      case 'error':
        return { kind, code: r.pick(['X', 'X', 'Y', 'Z']), message: '', variables: {} };
      case 'failed':
        return { kind, message: 'failed', retries: r.chance(0.3) ? 0 : Math.max(0, retries - 1), backOffMs: 0 };
    }
  }

  /** All that the steps of one transaction did: each that answers a job begins with what became of the job. */
  hear(instance: Key, effects: Effect[]): void {
    for (const effect of effects) {
      const answered = this.#answered(effect);
      if (answered) this.#next(answered);
      if (effect.kind === 'timerCreated' && effect.timer.due <= this.#now) this.#unfair = true;
      this.#feed(instance, [effect]);
    }
  }

  #answered(effect: Effect): Command | undefined {
    if (effect.kind !== 'jobUpdated' && (effect.kind !== 'jobRemoved' || effect.how === 'cancelled')) return undefined;
    const job = this.state.jobs.get(effect.key);
    const answer = job && this.#answers.get(`${effect.key} ${job.element} ${job.retries}`);
    return answer && this.#commandOf(effect.key, answer);
  }

  #commandOf(job: Key, result: JobResult): Command {
    const { element } = this.state.jobs.get(job)!;
    const same = [...this.state.jobs].filter(([, each]) => each.element === element && !each.hidden);
    const at = { element, nth: same.findIndex(([key]) => key === job) };
    switch (result.kind) {
      case 'done':
        return { do: 'complete', ...at, variables: result.variables };
      case 'error':
        return { do: 'throw', ...at, code: result.code, variables: result.variables ?? {} };
      case 'failed':
        return { do: 'fail', ...at, retries: result.retries, backOff: 0 };
    }
  }

  #next(command: Command): void {
    this.#finish();
    this.#current = command;
  }

  #finish(): void {
    if (!this.#current) return;
    if (this.#current.do === 'clock') this.state.giveUp(this.#now);
    this.#commands.push(this.#current);
    this.#looks.push(this.state.take(''));
    this.#current = undefined;
  }

  lived(): Lived | undefined {
    this.#finish();
    if (this.#unfair) return undefined;
    return { seed: this.#seed, tag: this.tag, diagram: this.diagram, commands: this.#commands, looks: this.#looks };
  }
}
