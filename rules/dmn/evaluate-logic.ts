import {
  bounded,
  childScope,
  type Expression,
  Fn,
  type Json,
  resultIn,
  type Scope,
  type Value,
  withNames,
} from '../feel/index.ts';
import { applyHitPolicy, type Hit, resultOf } from './hit-policy.ts';
import type { BoxedContext, Invocation, Knowledge, Logic, Rule, Table } from './model.ts';

/** Ends an evaluation that can't go on. */
export class DecisionFailure extends Error {}

/** Told of each rule that made a result, with the values its columns saw. */
export type Matched = (table: Table, rule: Rule, inputs: Readonly<Record<string, Json>>) => void;

/** Evaluates a decision's logic where its names are looked up in `scope`. Throws DecisionFailure or FeelFailure. */
export function evaluateLogic(logic: Logic, scope: Scope, matched: Matched): Value {
  const part = (each: Logic): Value => evaluateLogic(each, scope, matched);
  switch (logic.kind) {
    case 'table':
      return tableValue(logic, scope, matched);
    case 'literal':
      return resultIn(logic.expression, scope);
    case 'context':
      return contextValue(logic, scope, matched);
    case 'list':
      return logic.elements.map(part);
    case 'relation':
      return logic.rows.map((row) =>
        Object.fromEntries(logic.columns.map((column, at) => [column, row[at] ? part(row[at]) : null])),
      );
    case 'function':
      return functionOf(logic.parameters, logic.body, scope, matched);
    case 'invocation':
      return invoked(logic, scope, matched);
  }
}

/** The names that required business knowledge models give: functions. */
export function withKnowledge(scope: Scope, knowledge: readonly Knowledge[], matched: Matched): Scope {
  if (knowledge.length === 0) return scope;
  const names: Record<string, Value> = {};
  for (const { name, parameters, body, knowledge: required } of knowledge)
    names[name] = functionOf(parameters, body, withKnowledge(scope, required, matched), matched);
  return withNames(scope, names);
}

function functionOf(parameters: readonly string[], body: Logic, scope: Scope, matched: Matched): Fn {
  return new Fn(parameters, (args) => {
    scope.run.spend(1);
    const given = Object.fromEntries(parameters.map((name, at) => [name, args[at] ?? null]));
    return evaluateLogic(body, withNames(scope, given), matched);
  });
}

/** Entries see those above them; without a result entry the context is the value. */
function contextValue(context: BoxedContext, scope: Scope, matched: Matched): Value {
  const entries: Record<string, Value> = {};
  const inner = withNames(scope, entries);
  for (const { name, value } of context.entries) {
    const found = evaluateLogic(value, inner, matched);
    if (name === null) return found;
    entries[name] = found;
  }
  return entries;
}

function invoked({ called, bindings }: Invocation, scope: Scope, matched: Matched): Value {
  const given = new Map(bindings.map(({ parameter, value }) => [parameter, evaluateLogic(value, scope, matched)]));
  const target = scope.get(called);
  if (!(target instanceof Fn)) throw new DecisionFailure(`expected a function ${called} but there is none`);
  const missing = target.names.find((name) => !given.has(name));
  if (missing !== undefined) throw new DecisionFailure(`expected a binding of ${missing} for ${called} but got none`);
  return target.run(target.names.map((name) => given.get(name)!));
}

/** A cell's tests see the value of their column as `?`. */
function passes(cell: Expression, value: Value, scope: Scope): boolean {
  return (
    resultIn(
      cell,
      childScope(scope, (name) => (name === '?' ? value : undefined)),
    ) === true
  );
}

function fallbackOf(table: Table, scope: Scope): Value {
  if (!table.outputs.some((output) => output.fallback)) return null;
  return resultOf(
    table,
    table.outputs.map((output) => output.fallback && resultIn(output.fallback, scope)),
  );
}

function hitsOf(table: Table, inputs: readonly Value[], scope: Scope): Hit[] {
  const hits: Hit[] = [];
  for (const rule of table.rules) {
    if (!rule.tests.every((cell, column) => !cell || passes(cell, inputs[column] ?? null, scope))) continue;
    hits.push({ ruleIndex: rule.index, outputs: rule.outputs.map((output) => resultIn(output, scope)) });
    if (table.hitPolicy === 'FIRST') break;
  }
  return hits;
}

function tableValue(table: Table, scope: Scope, matched: Matched): Value {
  const inputs = table.inputs.map((input) => resultIn(input.expression, scope));
  const hits = hitsOf(table, inputs, scope);
  if (hits.length === 0) return fallbackOf(table, scope);
  const priorities = table.outputs.map((output) => {
    const values = output.values && resultIn(output.values, scope);
    return Array.isArray(values) ? values : null;
  });
  const verdict = applyHitPolicy(table, hits, priorities);
  if ('failure' in verdict) throw new DecisionFailure(verdict.failure);
  const seen = Object.fromEntries(
    table.inputs.map(({ label }, column) => [label, jsonOf(inputs[column] ?? null, label)]),
  );
  for (const hit of verdict.used) matched(table, table.rules[hit.ruleIndex - 1]!, seen);
  return verdict.value;
}

/** A value as JSON. Throws DecisionFailure when it is too large. */
export function jsonOf(value: Value, what: string): Json {
  const printed = bounded(what, value);
  if ('failure' in printed) throw new DecisionFailure(printed.failure);
  return printed.value;
}
