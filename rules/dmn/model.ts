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
  readonly id: string;
  readonly expression: Expression;
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  /** The name under which decisions that require it see the result: its variable, without one its id (Zeebe, seen). */
  readonly resultName: string;
  /** Ids of required decisions, evaluated before it. */
  readonly requires: readonly string[];
  readonly logic: Table | Literal;
}
