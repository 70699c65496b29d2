import { asNumber, Decimal, equal, print, type Value } from '../feel/index.ts';
import type { Aggregation, Table } from './model.ts';

/** A matched rule with its outputs, in the order of the table. */
export interface Hit {
  readonly ruleIndex: number;
  readonly outputs: readonly Value[];
}

/** What the policy makes of the hits: the value and the rules that made it, or why it can't be said. */
export type Verdict = { readonly value: Value; readonly used: readonly Hit[] } | { readonly failure: string };

const same = (a: Value, b: Value): boolean => equal(a, b) === true;

/** One output is its plain value, several are a context by name. */
export const resultOf = (table: Table, outputs: readonly Value[]): Value =>
  table.outputs.length === 1
    ? (outputs[0] ?? null)
    : Object.fromEntries(table.outputs.map((output, index) => [output.name, outputs[index] ?? null]));

function aggregate(how: Aggregation, values: readonly Value[]): Verdict | Decimal {
  if (how === 'COUNT') return new Decimal(values.length);
  const numbers: Decimal[] = [];
  for (const value of values) {
    const number = asNumber(value);
    if (!number) return { failure: `expected number but found '${JSON.stringify(print(value))}'` };
    numbers.push(number);
  }
  if (how === 'SUM') return numbers.reduce((a, b) => a.plus(b));
  return how === 'MIN' ? Decimal.min(...numbers) : Decimal.max(...numbers);
}

/** Hits in the order of the output values: the first output first; a value not listed comes last. */
function byPriority(hits: readonly Hit[], priorities: readonly (readonly Value[] | null)[]): Hit[] {
  const rank = (hit: Hit, column: number): number => {
    const place = priorities[column]?.findIndex((value) => same(value, hit.outputs[column] ?? null)) ?? 0;
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
  };
  return [...hits].sort((a, b) => {
    for (const column of priorities.keys()) {
      const difference = rank(a, column) - rank(b, column);
      if (difference !== 0) return difference;
    }
    return a.ruleIndex - b.ruleIndex;
  });
}

/** Applies the table's hit policy to at least one hit. */
export function applyHitPolicy(
  table: Table,
  hits: readonly Hit[],
  priorities: readonly (readonly Value[] | null)[],
): Verdict {
  const one = (hit: Hit): Verdict => ({ value: resultOf(table, hit.outputs), used: [hit] });
  const all = (used: readonly Hit[]): Verdict => ({ value: used.map((hit) => resultOf(table, hit.outputs)), used });
  const rules = hits.map((hit) => hit.ruleIndex).join(', ');
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1 ? one(hits[0]!) : { failure: `expected one rule of ${table.id} but ${rules} match` };
    case 'ANY': {
      const [first] = hits as readonly [Hit];
      return hits.every((hit) => hit.outputs.every((value, column) => same(value, first.outputs[column] ?? null)))
        ? { value: resultOf(table, first.outputs), used: hits }
        : { failure: `expected equal outputs of the rules ${rules} of ${table.id}` };
    }
    case 'FIRST':
      return one(hits[0]!);
    case 'PRIORITY':
      return one(byPriority(hits, priorities)[0]!);
    case 'OUTPUT ORDER':
      return all(byPriority(hits, priorities));
    case 'RULE ORDER':
      return all(hits);
    case 'COLLECT': {
      if (!table.aggregation) return all(hits);
      const value = aggregate(
        table.aggregation,
        hits.map((hit) => hit.outputs[0] ?? null),
      );
      return value instanceof Decimal ? { value, used: hits } : value;
    }
  }
}
