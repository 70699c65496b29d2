import { FeelFailure, type Json, limits, Run, rootScope, type Scope, type Value, withNames } from '../feel/index.ts';
import type { Decisions } from './compile.ts';
import { DecisionFailure, evaluateLogic, jsonOf, type Matched, withKnowledge } from './evaluate-logic.ts';
import type { Decision } from './model.ts';

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
export type DecisionValue = { value: Value; reasons: MatchedRule[] } | { failure: string };

/** A file of decisions may spend more than a single expression: a table has thousands of cells. */
const mostSteps = 10 * limits.iterations;

/** One question to a file of decisions: each required decision is evaluated once. */
class Question {
  readonly #decisions: Decisions;
  readonly #variables: Scope;
  readonly #results = new Map<string, Value>();
  readonly reasons: MatchedRule[] = [];

  constructor(decisions: Decisions, variables: Readonly<Record<string, Value | undefined>>, now: string | undefined) {
    this.#decisions = decisions;
    this.#variables = rootScope(new Run(now, mostSteps), (name) =>
      Object.hasOwn(variables, name) ? variables[name] : undefined,
    );
  }

  answer(id: string): Value {
    const known = this.#results.get(id);
    if (known !== undefined) return known;
    const decision = this.#decisions.get(id);
    if (!decision) throw new DecisionFailure(`expected a decision ${id} but the file has none`);
    const matched: Matched = (table, rule, inputs) =>
      this.reasons.push({
        decision: id,
        table: table.id,
        rule: { id: rule.id, index: rule.index },
        annotation: rule.annotation,
        inputs,
      });
    const scope = withKnowledge(this.#required(decision), decision.knowledge, matched);
    const value = evaluateLogic(decision.logic, scope, matched);
    this.#results.set(id, value);
    return value;
  }

  /** A required decision hides a variable of its name. */
  #required(decision: Decision): Scope {
    if (decision.requires.length === 0) return this.#variables;
    const results: Record<string, Value> = {};
    for (const id of decision.requires) {
      const value = this.answer(id);
      results[this.#decisions.get(id)!.resultName] = value;
    }
    return withNames(this.#variables, results);
  }
}

/**
 * Evaluates a decision and what it requires, as values of FEEL: dates stay dates from one decision to the next. No rule
 * matches: the default outputs, else null, with no reasons. Reasons stand in the order of evaluation, required decisions
 * first. Never throws; `now` is what FEEL's now() says.
 */
export function decideValue(
  decisions: Decisions,
  decisionId: string,
  variables: Readonly<Record<string, Value | undefined>>,
  now?: string,
): DecisionValue {
  const question = new Question(decisions, variables, now);
  try {
    return { value: question.answer(decisionId), reasons: question.reasons };
  } catch (error) {
    return { failure: failureOf(decisionId, error) };
  }
}

/** As `decideValue`, with the result as JSON. */
export function decide(
  decisions: Decisions,
  decisionId: string,
  variables: Readonly<Record<string, Json | undefined>>,
  now?: string,
): DecisionResult {
  const result = decideValue(decisions, decisionId, variables, now);
  if ('failure' in result) return result;
  try {
    return { value: jsonOf(result.value, `decision ${decisionId}`), reasons: result.reasons };
  } catch (error) {
    return { failure: failureOf(decisionId, error) };
  }
}

/** A RangeError is knowledge that calls itself without end. */
function failureOf(decision: string, error: unknown): string {
  if (error instanceof DecisionFailure || error instanceof FeelFailure) return error.message;
  if (error instanceof RangeError) return `failed to evaluate decision ${decision}: ${error.message}`;
  throw error;
}
