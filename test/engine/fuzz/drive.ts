import { memoryEngine } from '../../../engine/embedded/memory/engine.ts';
import { DeploymentRefused, type Variables } from '../../../engine/port.ts';
import type { Backend } from '../contract/embedded-host.ts';
import { backendOf } from '../contract/memory-driver.ts';
import type { Command, Diagram } from './diagram.ts';
import { beginning, EmbeddedWorld } from './embedded-world.ts';
import { type Prng, prng } from './prng.ts';
import { backOff, type JobSeen, type Look, type State } from './state.ts';
import { blocksOf, scopesOf } from './walk.ts';
import { xmlOf } from './xml.ts';

/** A diagram with what was done to it, and what our engine did at each command. */
export interface Driven {
  commands: Command[];
  looks: Look[];
}

/** Our own check does not take the diagram. */
export interface Refused {
  refused: string[];
}

export const isRefused = (result: Driven | Refused): result is Refused => 'refused' in result;

const longest = 22;
/** The clock moves before these commands, to these minutes: the same ones in every world, for they share it. */
const ticks = new Map([
  [3, 1],
  [6, 3],
  [9, 6],
  [12, 10],
  [15, 15],
  [18, 20],
  [21, 25],
]);

/** Any world on the embedded engine in memory. */
async function open(diagram: Diagram, tag: string): Promise<EmbeddedWorld | Refused> {
  const backend = backendOf(memoryEngine(beginning));
  return openOn(backend, diagram, tag);
}

export async function openOn(backend: Backend, diagram: Diagram, tag: string): Promise<EmbeddedWorld | Refused> {
  const world = new EmbeddedWorld(backend, tag);
  try {
    await backend.deploy([{ name: `${tag}.bpmn`, content: xmlOf(diagram, tag) }]);
    return world;
  } catch (error) {
    if (!(error instanceof DeploymentRefused)) throw error;
    return { refused: error.findings.map(({ rule }) => rule) };
  }
}

/** Makes up commands that fit what stands, and carries them out. */
export async function drive(diagram: Diagram, seed: number, tag: string): Promise<Driven | Refused> {
  const world = await open(diagram, tag);
  if ('refused' in world) return world;
  const r = prng(seed * 31 + 7);
  const commands: Command[] = [];
  const looks: Look[] = [];
  for (let n = 0; n < longest; n++) {
    if (n > 0 && world.state.done) break;
    const command = n === 0 ? begin(r) : ticks.has(n) ? tick(n) : choose(r, world.state);
    const look = await world.send(command);
    if (!look) continue;
    commands.push(command);
    looks.push(look);
  }
  return { commands, looks };
}

/** Carries out given commands; those that mean nothing (any more) are left out. */
export async function again(diagram: Diagram, given: Command[], tag: string): Promise<Driven | Refused> {
  const world = await open(diagram, tag);
  return 'refused' in world ? world : carryOut(world, given);
}

export async function carryOut(world: EmbeddedWorld, given: Command[]): Promise<Driven> {
  const commands: Command[] = [];
  const looks: Look[] = [];
  for (const command of given) {
    const look = await world.send(command);
    if (!look) continue;
    commands.push(command);
    looks.push(look);
  }
  return { commands, looks };
}

const tick = (n: number): Command => ({ do: 'clock', minute: ticks.get(n)! });

const begin = (r: Prng): Command => ({
  do: 'start',
  variables: { x: r.int(4), y: r.pick(['a', 'b']), key: 'k1', items: r.pick([[1, 2], [1, 2], [1, 2, 3], ['a'], []]) },
});

function someVariables(r: Prng): Variables {
  const all: Variables[] = [
    {},
    {},
    { r: 1 },
    { r: r.int(3) },
    { r: { z: 1 } },
    { x: r.int(4) },
    { y: r.pick(['a', 'b']), r: 1 },
    { a: 5, o: { p: 2 } },
    { items: [7, 8] },
    { key: 'k2' },
    { missing: 1 },
  ];
  return r.pick(all);
}

/** Something that can be done now: mostly what a worker or a person would do, at times what goes wrong. */
function choose(r: Prng, state: State): Command {
  const jobs = [...state.jobs.values()].filter(({ hidden }) => !hidden);
  const alive = [...state.elements.values()].filter((each) => each.alive);
  const nthOf = <T extends object>(all: T[], of: (each: T) => string, one: T) => ({
    element: of(one),
    nth: all.filter((each) => of(each) === of(one)).indexOf(one),
  });
  const has = (weight: number, list: unknown[]) => (list.length > 0 ? weight : 0);
  const kind = r.weighted([
    [has(14, jobs), 'work'],
    [has(4, [...state.subscriptions]), 'event'],
    [has(5, [...state.incidents]), 'incident'],
    [0.6, 'message'],
    [0.3, 'signal'],
    [has(0.8, alive), 'variables'],
    [0.15, 'cancel'],
    [0.05, 'start'],
  ] as const);
  switch (kind) {
    case 'work': {
      const job = r.pick(jobs);
      return workOn(
        r,
        nthOf(jobs, ({ element }) => element, job),
        job,
      );
    }
    case 'event': {
      const { what } = r.pick([...state.subscriptions.values()]);
      const [name, key] = what.split(' ') as [string, string?];
      const variables = someVariables(r);
      if (key === undefined) return { do: 'signal', name, variables };
      return { do: 'message', name, key, ttl: r.pick([0, 0, 270_000]), id: '', variables };
    }
    case 'incident':
      if (r.chance(0.45))
        return fix(
          r,
          state,
          alive.map(({ id }) => id),
        );
      return { do: 'resolve', nth: r.int(state.incidents.size) };
    case 'message':
      return {
        do: 'message',
        name: r.pick(['m1', 'm2', 'm3']),
        key: r.pick(['k1', 'k1', 'k2', '2']),
        ttl: r.pick([0, 270_000, 7_230_000]),
        id: r.pick(['', '', 'i1']),
        variables: someVariables(r),
      };
    case 'signal':
      return { do: 'signal', name: r.pick(['g1', 'g2']), variables: someVariables(r) };
    case 'variables':
      return {
        do: 'variables',
        ...nthOf(alive, ({ id }) => id, r.pick(alive)),
        variables: someVariables(r),
        local: r.chance(0.5),
      };
    case 'cancel':
      return { do: 'cancel' };
    case 'start':
      return begin(r);
  }
}

function workOn(r: Prng, at: { element: string; nth: number }, { type, element }: JobSeen): Command {
  const variables = someVariables(r);
  if (type === 'native')
    return r.chance(0.15) ? { do: 'assign', ...at, assignee: 'bob' } : { do: 'task', ...at, variables };
  return r.weighted<Command>([
    [14, { do: 'complete', ...at, variables }],
    [2, { do: 'fail', ...at, retries: r.pick([0, 0, 1, 2]), backOff: r.pick([0, 0, backOff]) }],
    // Zeebe breaks down over an error that the job of a throw event reports.
    [/^[te]/.test(element) ? 0 : 3, { do: 'throw', ...at, code: r.pick(['X', 'X', 'Y', 'Z']), variables }],
    [0.7, { do: 'retries', ...at, retries: 1 + r.int(2) }],
  ]);
}

/** What may make an incident go away. */
function fix(r: Prng, state: State, alive: string[]): Command {
  const failed = [...state.jobs.values()].find(
    ({ retries, type, hidden }) => retries <= 0 && type !== 'native' && !hidden,
  );
  if (failed && r.chance(0.6)) return { do: 'retries', element: failed.element, nth: 0, retries: 2 };
  return {
    do: 'variables',
    element: alive[0]!,
    nth: 0,
    variables: { missing: 2, r: 1, x: 2, y: 'a', key: 'k1' },
    local: false,
  };
}

/** How often each construct stands in a diagram. */
export function constructsOf(diagram: Diagram): string[] {
  const found: string[] = [];
  for (const block of blocksOf(diagram)) {
    if (block.block !== 'activity') {
      found.push(...sayBlock(block));
      continue;
    }
    const { does, loop, boundaries, inputs, outputs, listeners, undo } = block;
    found.push(`${nameOfTask[does.what]}`);
    if (loop) found.push(`multi-instance, ${loop.sequential ? 'sequential' : 'parallel'}`);
    if (loop?.collect) found.push('output collection');
    if (loop?.until) found.push('completion condition');
    for (const { event, interrupting } of boundaries)
      found.push(`boundary event, ${event.on}, ${interrupting ? 'interrupting' : 'not interrupting'}`);
    if (inputs.length) found.push('input mappings');
    if (outputs.length) found.push('output mappings');
    if (listeners) found.push('execution listeners');
    if (undo) found.push('compensation handler');
  }
  for (const { handlers, end } of scopesOf(diagram)) {
    found.push(`end event, ${end.what.throw}`);
    for (const { event, interrupting } of handlers)
      found.push(`event sub-process, ${event.on}, ${interrupting ? 'interrupting' : 'not interrupting'}`);
  }
  return found;
}

const nameOfTask = {
  service: 'service task',
  send: 'send task',
  rule: 'business rule task',
  'script-job': 'script task by job',
  script: 'script task',
  user: 'user task by job',
  native: 'user task',
  manual: 'manual task',
  nothing: 'undefined task',
  receive: 'receive task',
  sub: 'sub-process',
  call: 'call activity',
};

type Other = Exclude<ReturnType<typeof blocksOf> extends Generator<infer B> ? B : never, { block: 'activity' }>;

function sayBlock(block: Other): string[] {
  switch (block.block) {
    case 'fork':
      return [`${block.kind} gateway`];
    case 'await':
      return ['event-based gateway', ...block.branches.map(({ event }) => `catch event, ${event.on}`)];
    case 'catch':
      return [`catch event, ${block.event.on}`];
    case 'throw':
      return [`throw event, ${block.what.throw}`];
    case 'link':
      return ['link'];
    case 'again':
      return ['loop of flows'];
  }
}
