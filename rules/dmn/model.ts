import type { Expression } from '../feel/index.ts';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface Input {
  /** As the analyst named the column; for reasons. */
  readonly label: string;
  readonly expression: Expression;
}

export interface Output {
  readonly name: string;
  /** Allowed values in the order of their priority (PRIORITY, OUTPUT ORDER). */
  readonly values: Expression | null;
  readonly fallback: Expression | null;
}

export interface Rule {
  readonly id: string;
  /** Place in the table, from 1, as the editor shows it. */
  readonly index: number;
  readonly annotation: string;
  /** One test a column; null = any value. */
  readonly tests: readonly (Expression | null)[];
  /** One expression an output. */
  readonly outputs: readonly Expression[];
}

export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
}

export interface Literal {
  readonly kind: 'literal';
  readonly expression: Expression;
}

/** Entries see those above them; the one without a name is the result. */
export interface BoxedContext {
  readonly kind: 'context';
  readonly entries: readonly { readonly name: string | null; readonly value: Logic }[];
}

export interface BoxedList {
  readonly kind: 'list';
  readonly elements: readonly Logic[];
}

/** Rows of contexts. */
export interface Relation {
  readonly kind: 'relation';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Logic[])[];
}

export interface BoxedFunction {
  readonly kind: 'function';
  readonly parameters: readonly string[];
  readonly body: Logic;
}

/** A business knowledge model called by its name. */
export interface Invocation {
  readonly kind: 'invocation';
  readonly called: string;
  readonly bindings: readonly { readonly parameter: string; readonly value: Logic }[];
}

/** What a decision is made by: a table, or one of the boxed expressions (DMN 1.3, 7.3.3 and 10.2.1). */
export type Logic = Table | Literal | BoxedContext | BoxedList | Relation | BoxedFunction | Invocation;

/** A business knowledge model: a function, or without parameters a value, by its name. */
export interface Knowledge {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Logic;
  /** What it requires itself. */
  readonly knowledge: readonly Knowledge[];
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  /** The name under which decisions that require it see the result: its variable, without one its id (Zeebe, seen). */
  readonly resultName: string;
  /** Ids of required decisions, evaluated before it. */
  readonly requires: readonly string[];
  readonly knowledge: readonly Knowledge[];
  readonly logic: Logic;
}
