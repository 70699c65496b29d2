import { evaluate, type Front } from './expressions.ts';
import { Failure } from './failure.ts';
import { isBody } from './loops.ts';
import type { Element, Mapping } from './model/model.ts';
import { takeMapped } from './state/listeners.ts';
import { lookUp, merge, setAllLocal } from './state/variables.ts';
import { takeTrigger } from './state/waits.ts';
import type { Turn } from './turn.ts';
import type { Json, Local, Variables } from './types.ts';

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts a value at a path; what lies beside the path comes from `base`. What is there but can't hold it becomes null (seen on 8.5.4, 8.8.0). */
function put(base: Json | undefined, path: string[], value: Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const beside = base ?? {};
  return isObject(beside) ? { ...beside, [name]: put(beside[name], rest, value) } : null;
}

/** Evaluates mappings in order; each sees the results of those before it. `base` gives what a nested target is merged into. */
function run(
  turn: Turn,
  at: Local,
  mappings: Mapping[],
  base: (name: string) => Json | undefined,
): Variables | Failure {
  const results: Front = {};
  for (const { source, target } of mappings) {
    const value = evaluate(turn, source, at, results);
    if (value instanceof Failure) return new Failure('io-mapping', value.message);
    const [name, ...path] = target as [string, ...string[]];
    results[name] = put(Object.hasOwn(results, name) ? results[name] : base(name), path, value);
  }
  return results;
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
