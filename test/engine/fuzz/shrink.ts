import type { Command, Diagram } from './diagram.ts';
import { again, isRefused } from './drive.ts';
import { playOf, type Rig } from './fuzz.ts';
import { activitiesOf } from './walk.ts';
import type { Otherwise } from './zeebe-worlds.ts';

export interface Found {
  diagram: Diagram;
  commands: Command[];
  otherwise: Otherwise;
}

// biome-ignore lint/suspicious/noExplicitAny: walks JSON of any shape
type Any = any;
type Path = (string | number)[];

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const at = (root: Any, path: Path): Any => path.reduce((value, part) => value[part], root);

function* pathsOf(value: Any, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  yield path;
  for (const name of Object.keys(value))
    yield* pathsOf(value[name], [...path, Array.isArray(value) ? Number(name) : name]);
}

/** Parts that may simply be left out. */
const optional = ['loop', 'until', 'collect', 'element', 'retries', 'listeners', 'undo', 'backwards', 'noDefault'];
const lists = ['body', 'handlers', 'boundaries', 'inputs', 'outputs'];

/** What lies in a block and can take its place. */
function innards(block: Any): Any[][] {
  if (block.block === 'fork') return block.branches.map((each: Any) => each.body);
  if (block.block === 'again') return [block.body];
  if (block.block === 'activity') {
    const scope = block.does.what === 'sub' ? [block.does.scope.body] : [];
    return [...scope, ...block.boundaries.map((each: Any) => each.body)];
  }
  return [];
}

/** All diagrams that are one step smaller, the boldest steps first. */
function* smallerDiagrams(diagram: Diagram): Generator<Diagram> {
  const edit = (change: (root: Any) => void): Diagram => {
    const changed = copy(diagram);
    change(changed);
    return changed;
  };
  if (diagram.called.length > 0 && !activitiesOf(diagram).some(({ does }) => does.what === 'call'))
    yield edit((root) => {
      root.called = [];
    });
  for (const path of pathsOf(diagram)) {
    const value = at(diagram, path);
    const name = path.at(-1);
    if (Array.isArray(value) && lists.includes(String(name)))
      for (let n = 0; n < value.length; n++) {
        yield edit((root) => at(root, path).splice(n, 1));
        for (const inner of name === 'body' ? innards(value[n]) : [])
          yield edit((root) => at(root, path).splice(n, 1, ...copy(inner)));
      }
    else if (name === 'branches' && value.length > 2)
      for (let n = 0; n < value.length; n++) yield edit((root) => at(root, path).splice(n, 1));
    else if (!Array.isArray(value)) {
      for (const part of optional) if (part in value) yield edit((root) => delete at(root, path)[part]);
      if (value.what === 'service') continue;
      if (name === 'does' && value.what !== 'service')
        yield edit((root) => {
          at(root, path.slice(0, -1)).does = { what: 'service' };
        });
      if (name === 'end' && value.what.throw !== 'none')
        yield edit((root) => {
          at(root, path).what = { throw: 'none' };
        });
    }
  }
}

/** Two branches of a fork without anything on them would be one flow twice. */
const isWritable = (diagram: Diagram): boolean =>
  [...pathsOf(diagram)].every((path) => {
    const value = at(diagram, path);
    if (value.block !== 'fork') return true;
    const empty = value.branches.filter(({ body, end }: Any) => body.length === 0 && !end);
    return empty.length < 2 && value.branches.some(({ end }: Any) => !end);
  });

function* smallerCommands(commands: Command[]): Generator<Command[]> {
  for (let size = Math.floor(commands.length / 2); size > 0; size = Math.floor(size / 2))
    for (let from = 1; from < commands.length; from += size)
      yield [...commands.slice(0, from), ...commands.slice(from + size)];
  for (const [n, command] of commands.entries())
    if ('variables' in command && Object.keys(command.variables).length > 0 && command.do !== 'start')
      yield commands.with(n, { ...command, variables: {} });
}

/** The smallest world in which the engines still differ in the same part, found by leaving out one thing after the other. */
export async function shrink(rig: Rig, found: Found, seconds = 60): Promise<Found> {
  const until = performance.now() + seconds * 1000;
  let best: Found = { ...found, commands: found.commands.slice(0, found.otherwise.at + 1) };
  for (let smaller: Found | undefined = best; smaller && performance.now() < until; smaller = await step(rig, best))
    best = smaller;
  return best;
}

async function step(rig: Rig, { diagram, commands, otherwise }: Found): Promise<Found | undefined> {
  const candidates = [
    ...[...smallerCommands(commands)].map((fewer) => ({ diagram, commands: fewer })),
    ...[...smallerDiagrams(diagram)].filter(isWritable).map((smaller) => ({ diagram: smaller, commands })),
  ];
  const size = ({ diagram, commands }: { diagram: Diagram; commands: Command[] }) =>
    JSON.stringify({ diagram, commands }).length;
  candidates.sort((a, b) => size(a) - size(b));
  for (let from = 0; from < candidates.length; from += 80) {
    const plays = await Promise.all(
      candidates.slice(from, from + 80).map(async (each, n) => {
        const tag = `w${n}`;
        const driven = await again(each.diagram, each.commands, tag).catch(() => undefined);
        return driven && !isRefused(driven) ? { tag, ...each, ...driven } : undefined;
      }),
    );
    const wrong = await rig.play(plays.filter((each) => each !== undefined).map(playOf));
    const worlds = wrong
      .filter(({ part }) => part === otherwise.part)
      .map((each) => ({ ...plays.find((play) => play?.tag === each.tag)!, otherwise: each }))
      .map(({ diagram, commands, otherwise }) => ({
        diagram,
        commands: commands.slice(0, otherwise.at + 1),
        otherwise,
      }))
      .sort((a, b) => size(a) - size(b));
    if (worlds[0] && size(worlds[0]) < size({ diagram, commands })) return worlds[0];
  }
  return undefined;
}
