import { type Expression, evaluate, test } from '../feel/index.ts';
import type { Json } from '../json.ts';
import type { Decisions } from './compile.ts';
import { applyHitPolicy, type Hit, resultOf } from './hit-policy.ts';
import type { Decision, Rule, Table } from './model.ts';

/** A rule that made the result, with the values its columns saw: the "why" that a case keeps. */
export interface MatchedRule {
  readonly decision: string;
  readonly table: string;
  readonly rule: { readonly id: string; readonly index: number };
  /** What the analyst wrote beside the rule. */
  readonly annotation: string;
  /** Column label -> value. */
  readonly inputs: Readonly<Record<string, Json>>;
}

export type DecisionResult = { value: Json; reasons: MatchedRule[] } | { failure: string };

/** Ends an evaluation that can't go on; caught in `decide`. */
class DecisionFailure extends Error {}

type Lookup = (name: string) => Json | undefined;

/** One question to a file of decisions: each required decision is evaluated once. */
class Question {
  readonly #decisions: Decisions;
  readonly #variables: Readonly<Record<string, Json | undefined>>;
  readonly #results = new Map<string, Json>();
  readonly #now: string | undefined;
  readonly reasons: MatchedRule[] = [];

  constructor(decisions: Decisions, variables: Readonly<Record<string, Json | undefined>>, now: string | undefined) {
    this.#decisions = decisions;
    this.#variables = variables;
    this.#now = now;
  }

  answer(id: string): Json {
    const known = this.#results.get(id);
    if (known !== undefined) return known;
    const decision = this.#decisions.get(id);
    if (!decision) throw new DecisionFailure(`expected a decision ${id} but the file has none`);
    const lookup = this.#lookup(decision);
    const value =
      decision.logic.kind === 'literal'
        ? this.#evaluate(decision.logic.expression, lookup)
        : this.#table(decision, decision.logic, lookup);
    this.#results.set(id, value);
    return value;
  }

  /** A required decision hides a variable of its name. */
  #lookup(decision: Decision): Lookup {
    const required: Record<string, Json> = {};
    for (const id of decision.requires) {
      const value = this.answer(id);
      required[this.#decisions.get(id)!.resultName] = value;
    }
    return (name) =>
      Object.hasOwn(required, name)
        ? required[name]
        : Object.hasOwn(this.#variables, name)
          ? this.#variables[name]
          : undefined;
  }

  #evaluate(expression: Expression, lookup: Lookup): Json {
    const result = evaluate(expression, lookup, this.#now);
    if ('failure' in result) throw new DecisionFailure(result.failure);
    return result.value;
  }

  #matches(rule: Rule, inputs: readonly Json[], lookup: Lookup): boolean {
    return rule.tests.every((cell, column) => {
      if (!cell) return true;
      const result = test(cell, inputs[column] ?? null, lookup, this.#now);
      if ('failure' in result) throw new DecisionFailure(result.failure);
      return result.value === true;
    });
  }

  #fallback(table: Table, lookup: Lookup): Json {
    if (!table.outputs.some((output) => output.fallback)) return null;
    return resultOf(
      table,
      table.outputs.map((output) => output.fallback && this.#evaluate(output.fallback, lookup)),
    );
  }

  #table(decision: Decision, table: Table, lookup: Lookup): Json {
    const inputs = table.inputs.map((input) => this.#evaluate(input.expression, lookup));
    const hits: Hit[] = [];
    for (const rule of table.rules) {
      if (!this.#matches(rule, inputs, lookup)) continue;
      hits.push({
        ruleIndex: rule.index,
        outputs: rule.outputs.map((output) => this.#evaluate(output, lookup)),
      });
      if (table.hitPolicy === 'FIRST') break;
    }
    if (hits.length === 0) return this.#fallback(table, lookup);
    const priorities = table.outputs.map((output) => {
      const values = output.values && this.#evaluate(output.values, lookup);
      return Array.isArray(values) ? values : null;
    });
    const verdict = applyHitPolicy(table, hits, priorities);
    if ('failure' in verdict) throw new DecisionFailure(verdict.failure);
    const seen = Object.fromEntries(table.inputs.map((input, column) => [input.label, inputs[column] ?? null]));
    for (const hit of verdict.used) this.reasons.push(reasonOf(decision, table, hit, seen));
    return verdict.value;
  }
}

function reasonOf(decision: Decision, table: Table, hit: Hit, inputs: Record<string, Json>): MatchedRule {
  const rule = table.rules[hit.ruleIndex - 1]!;
  return {
    decision: decision.id,
    table: table.id,
    rule: { id: rule.id, index: rule.index },
    annotation: rule.annotation,
    inputs,
  };
}

/**
 * Evaluates a decision and what it requires. No rule matches: the default outputs, else null, with no reasons. Reasons
 * stand in the order of evaluation, required decisions first. Never throws; `now` is what FEEL's now() says.
 */
export function decide(
  decisions: Decisions,
  decisionId: string,
  variables: Readonly<Record<string, Json | undefined>>,
  now?: string,
): DecisionResult {
  const question = new Question(decisions, variables, now);
  try {
    return { value: question.answer(decisionId), reasons: question.reasons };
  } catch (error) {
    if (error instanceof DecisionFailure) return { failure: error.message };
    throw error;
  }
}
