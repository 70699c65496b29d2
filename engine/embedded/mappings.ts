import { asContext, type Value } from '../../rules/feel/index.ts';
import { asVariable, type Values, valueIn } from './expressions.ts';
import { Failure } from './failure.ts';
import { isBody } from './loops.ts';
import type { Element, Expression, Mapping } from './model/model.ts';
import { takeMapped } from './state/listeners.ts';
import { lookUp, merge, setAllLocal } from './state/variables.ts';
import { takeTrigger } from './state/waits.ts';
import type { Turn } from './turn.ts';
import type { Local, Variables } from './types.ts';

/** Targets of mappings as Zeebe reads them, one context for all: what comes later takes the place of a part or a whole of its name. */
type Tree = Map<string, Expression | Tree>;
const trees = new WeakMap<readonly Mapping[], Tree>();

function treeOf(mappings: readonly Mapping[]): Tree {
  const known = trees.get(mappings);
  if (known) return known;
  const tree: Tree = new Map();
  for (const { source, target } of mappings) {
    let inside = tree;
    for (const name of target.slice(0, -1)) {
      const there = inside.get(name);
      const next: Tree = there instanceof Map ? there : new Map();
      if (next !== there) inside.set(name, next);
      inside = next;
    }
    inside.set(target.at(-1)!, source);
  }
  trees.set(mappings, tree);
  return tree;
}

type Base = (name: string) => Value | undefined;

/**
 * Evaluates the entries in order; each sees the results of those before it, and of those around it. `base` gives what a context is
 * merged into; what is there but can't hold it becomes null (seen on 8.5.4, 8.8.0).
 */
function valuesOf(turn: Turn, at: Local, tree: Tree, base: Base, around: Values = {}): Values | Failure {
  const results: Values = {};
  for (const [name, node] of tree) {
    const front = { ...around, ...results };
    const value = node instanceof Map ? partOf(turn, at, node, base(name), front) : valueIn(turn, node, at, front);
    if (value instanceof Failure) return new Failure('io-mapping', value.message);
    results[name] = value;
  }
  return results;
}

function partOf(turn: Turn, at: Local, tree: Tree, there: Value | undefined, front: Values): Value | Failure {
  const held = asContext(there ?? null);
  const base: Base = (name) => (held && Object.hasOwn(held, name) ? held[name] : undefined);
  const inside = valuesOf(turn, at, tree, base, front);
  if (inside instanceof Failure || there === undefined || there === null) return inside;
  return held ? { ...held, ...inside } : null;
}

function run(turn: Turn, at: Local, mappings: readonly Mapping[], base: Base): Variables | Failure {
  const values = valuesOf(turn, at, treeOf(mappings), base);
  if (values instanceof Failure) return values;
  const variables: Variables = {};
  for (const [name, value] of Object.entries(values)) {
    const variable = asVariable(name, value);
    if (variable instanceof Failure) return new Failure('io-mapping', variable.message);
    variables[name] = variable;
  }
  return variables;
}

/** Input mappings make local variables; a target `a.b` builds a new `a` (seen on 8.5.4, 8.8.0). */
export function mapInputs(turn: Turn, at: Local, element: Element): Failure | undefined {
  if (takeMapped(turn, at) || element.inputs.length === 0) return undefined;
  const results = run(turn, at, element.inputs, () => undefined);
  if (results instanceof Failure) return results;
  setAllLocal(turn, at, results);
  return undefined;
}

/**
 * What an element leaves behind: with output mappings only these, merged from the flow scope upwards; without them the variables of
 * the event (a job's result, a message) that completed it. A target `a.b` is merged into the `a` that the element sees.
 */
export function mapOutputs(turn: Turn, at: Local, element: Element): Failure | undefined {
  if (takeMapped(turn, at)) return undefined;
  const event = takeTrigger(turn, at)?.vars;
  const { scope, vars } = turn.get(at);
  if (element.outputs.length > 0) {
    setAllLocal(turn, at, event);
    const results = run(turn, at, element.outputs, (name) => lookUp(turn, at, name));
    if (results instanceof Failure) return results;
    // What runs for each item of a collection keeps its results to itself, for its body to collect.
    merge(turn, isBody(turn, scope) ? at : scope, results);
  } else if (event) merge(turn, at, event);
  else if (passesItsOwn(element)) merge(turn, scope, vars);
  return undefined;
}

/** Events that were entered with their payload as local variables; those of a thrown error stay where they are. */
const passesItsOwn = (element: Element): boolean =>
  element.type === 'start-event' ||
  (element.type === 'boundary-event' && element.event !== 'error') ||
  element.afterEventGateway === true;
