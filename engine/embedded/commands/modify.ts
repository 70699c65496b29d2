import { CommandRefused } from '../../port.ts';
import { endNow } from '../elements/ending.ts';
import { subscribe } from '../events.ts';
import { Failure } from '../failure.ts';
import { idBeside, localOf, shownId } from '../keys.ts';
import type { Element } from '../model/model.ts';
import { childrenOf, countChildren, create, endInstance, enter } from '../state/elements.ts';
import { setAllLocal } from '../state/variables.ts';
import type { Turn } from '../turn.ts';
import type { Command, Key, Local, Placement } from '../types.ts';

type Modify = Extract<Command, { kind: 'modify' }>;

const invalid = (message: string): CommandRefused => new CommandRefused('invalid', message);

/**
 * Puts tokens where nobody's flow leads and takes away others, by Zeebe's rules: scopes that are missing around a new token are made,
 * without their input mappings; scopes that lose their last token end. First everything is checked, so that it is all or nothing.
 */
export function modify(turn: Turn, { instance = turn.instance.key, activate, terminate }: Modify): void {
  const root = rootOf(turn, instance);
  const places = activate.map((placement) => ({ placement, path: pathOf(turn, root, placement) }));
  const ending = terminate.map((key) => within(turn, root, key));
  if (root > 0 && places.length === 0 && endsAll(turn, root, ending))
    throw invalid(`expected to leave something of ${instance}, which a call activity has called: end that one instead`);
  const needed = new Set<Local>();
  for (const { placement, path } of places) place(turn, root, placement, path, needed);
  for (const at of ending) if (turn.find(at)) end(turn, at, needed);
}

/** The process element of the instance, or of the called instance, that is meant. */
export function rootOf(turn: Turn, instance: Key): Local {
  const root = localOf(turn.instance, instance);
  if (root !== undefined && turn.find(root) && turn.elementOf(root).type === 'process') return root;
  throw new CommandRefused('not-found', `expected an instance ${instance} but there is none`);
}

function within(turn: Turn, root: Local, key: Key): Local {
  const at = localOf(turn.instance, key);
  if (at !== undefined && at !== root && turn.find(at) && turn.processAt(at) === root) return at;
  throw invalid(`expected an element instance ${key} in the instance but there is none`);
}

/** The scopes around an element, outermost first, without the process. */
interface Path {
  element: Element;
  scopes: Element[];
  /** What is there already stays as far as this; below it everything is made anew. */
  ancestor: Local | undefined;
}

const unplaceable = new Set(['start-event', 'boundary-event', 'process']);

function pathOf(turn: Turn, root: Local, { element: id, ancestor, variables = [] }: Placement): Path {
  const element = turn.lookUp(idBeside(turn.get(root).id, id));
  if (!element) throw invalid(`expected an element ${id} but there is none`);
  if (unplaceable.has(element.type) || element.afterEventGateway)
    throw invalid(`expected to activate something other than a ${element.type.replaceAll('-', ' ')} but it is ${id}`);
  const scopes: Element[] = [];
  for (let scope = element.scope; scope && turn.element(scope).type !== 'process'; scope = turn.element(scope).scope)
    scopes.unshift(turn.element(scope));
  if (scopes.some(({ type }) => type === 'multi-instance-body'))
    throw invalid(`expected ${id} not to be inside a multi-instance activity`);
  for (const { scope } of variables)
    if (scope && scope !== id && !scopes.some((each) => shownId(each.id) === scope))
      throw invalid(`expected variables for ${id} or a scope around it but they are for ${scope}`);
  if (ancestor === undefined) return { element, scopes, ancestor };
  const at = localOf(turn.instance, ancestor);
  if (at !== root && (at === undefined || !turn.find(at) || !scopes.includes(turn.elementOf(at))))
    throw invalid(`expected ${ancestor} to be a scope around ${id} but it is not`);
  return { element, scopes, ancestor: at };
}

/** Finds or makes the scopes around the element, sets variables, and puts its activation into the queue. */
function place(
  turn: Turn,
  root: Local,
  placement: Placement,
  { element, scopes, ancestor }: Path,
  needed: Set<Local>,
): void {
  const variablesFor = (id: string) =>
    (placement.variables ?? []).filter(({ scope }) => scope === id).map(({ variables }) => variables);
  for (const { scope, variables } of placement.variables ?? []) if (!scope) setAllLocal(turn, root, variables);
  needed.add(root);
  let around = root;
  let anew = ancestor === root;
  for (const scope of scopes) {
    around = (anew ? undefined : living(turn, around, scope, ancestor)) ?? bring(turn, around, scope);
    needed.add(around);
    anew ||= around === ancestor;
    for (const variables of variablesFor(shownId(scope.id))) setAllLocal(turn, around, variables);
  }
  const vars = Object.assign({}, ...variablesFor(shownId(element.id)));
  turn.queue.push({ do: 'activate', element: element.id, scope: around, placed: vars });
}

/** The one living instance of a scope; of several the ancestor itself, or the one around it. */
function living(turn: Turn, around: Local, scope: Element, ancestor: Local | undefined): Local | undefined {
  const all = childrenOf(turn, around).filter((at) => turn.get(at).id === scope.id && turn.get(at).state === 'active');
  const named = ancestor === undefined ? undefined : all.find((at) => isWithin(turn, ancestor, at));
  if (named === undefined && all.length > 1)
    throw invalid(`expected to be told which of ${all.length} instances of ${shownId(scope.id)} is meant`);
  return named ?? all[0];
}

function isWithin(turn: Turn, from: Local, around: Local): boolean {
  for (let at = from; at > 0; at = turn.get(at).scope) if (at === around) return true;
  return false;
}

/** A scope comes to life without its start event and its input mappings; it listens as any other. */
function bring(turn: Turn, around: Local, scope: Element): Local {
  const at = create(turn, scope.id, around);
  enter(turn, at, 'active');
  const failure = subscribe(turn, at, scope);
  if (failure instanceof Failure) throw invalid(failure.message);
  return at;
}

/** Ends an element instance, and the scopes around it that have nothing left. */
function end(turn: Turn, at: Local, needed: ReadonlySet<Local>): void {
  let { scope } = turn.get(at);
  endNow(turn, at);
  while (scope >= 0 && !needed.has(scope) && countChildren(turn, scope) === 0 && !turn.get(scope).tokens) {
    const around = turn.get(scope).scope;
    endNow(turn, scope);
    if (scope === 0) endInstance(turn, 'cancelled');
    scope = around;
  }
}

/** Whether nothing would be left of a called instance. */
function endsAll(turn: Turn, root: Local, ending: Local[]): boolean {
  const gone = new Set(ending);
  const left = (scope: Local): boolean =>
    !!turn.get(scope).tokens ||
    childrenOf(turn, scope).some((at) => !gone.has(at) && (childrenOf(turn, at).length === 0 || left(at)));
  return ending.length > 0 && !left(root);
}
