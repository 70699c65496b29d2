import type { Turn } from '../turn.ts';
import type { Json, Local, Variables } from '../types.ts';

const same = (a: Json | undefined, b: Json): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Sets a variable in exactly this scope. */
export function setLocal(turn: Turn, scope: Local, name: string, value: Json): void {
  const { vars } = turn.get(scope);
  if (vars && Object.hasOwn(vars, name) && same(vars[name], value)) return;
  const instance = turn.own(scope);
  instance.vars ??= {};
  instance.vars[name] = value;
  turn.effects.push({ kind: 'variableSet', scope: turn.key(scope), name, value });
}

export function setAllLocal(turn: Turn, scope: Local, variables: Variables | undefined): void {
  if (variables) for (const name of Object.keys(variables)) setLocal(turn, scope, name, variables[name]!);
}

/**
 * Merges variables upwards: each goes to the nearest scope, from here on, that has one of its name; what nobody has goes to the root of the process.
 * A scope that has it with the same value already is passed by, so the value goes on upwards (seen on 8.5.4, 8.8.0).
 */
export function merge(turn: Turn, scope: Local, variables: Variables | undefined): void {
  if (variables)
    for (const name of Object.keys(variables)) {
      const value = variables[name]!;
      setLocal(turn, holderOf(turn, scope, name, value), name, value);
    }
}

function holderOf(turn: Turn, scope: Local, name: string, value: Json): Local {
  let at = scope;
  while (at > 0) {
    const { vars, scope: parent, root } = turn.get(at);
    if (root) return at;
    if (vars && Object.hasOwn(vars, name) && !same(vars[name], value)) return at;
    at = parent;
  }
  return 0;
}

/** What this element instance sees under a name; undefined when nobody has it. */
export function lookUp(turn: Turn, from: Local, name: string): Json | undefined {
  let at = from;
  while (at >= 0) {
    const instance = turn.find(at);
    if (!instance) return undefined;
    if (instance.vars && Object.hasOwn(instance.vars, name)) return instance.vars[name];
    if (instance.root) return undefined;
    at = instance.scope;
  }
  return undefined;
}

/** All that an element instance sees, the nearer hiding the farther. */
export function seenFrom(turn: Turn, from: Local): Variables {
  const scopes: (Variables | undefined)[] = [];
  for (let at = from; at >= 0; at = turn.get(at).root ? -1 : turn.get(at).scope) scopes.push(turn.get(at).vars);
  return Object.assign({}, ...scopes.reverse()) as Variables;
}
