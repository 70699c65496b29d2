import type { Json } from '../json.ts';
import type { Aggregation, Table } from './model.ts';

/** A matched rule with its outputs, in the order of the table. */
export interface Hit {
  readonly ruleIndex: number;
  readonly outputs: readonly Json[];
}

/** What the policy makes of the hits: the value and the rules that made it, or why it can't be said. */
export type Verdict = { readonly value: Json; readonly used: readonly Hit[] } | { readonly failure: string };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One output is its plain value, several are a context by name. */
export const resultOf = (table: Table, outputs: readonly Json[]): Json =>
  table.outputs.length === 1
    ? (outputs[0] ?? null)
    : Object.fromEntries(table.outputs.map((output, index) => [output.name, outputs[index] ?? null]));

function aggregate(how: Aggregation, values: readonly Json[]): number | { readonly failure: string } {
  if (how === 'COUNT') return values.length;
  const odd = values.find((value) => typeof value !== 'number');
  if (odd !== undefined) return { failure: `expected number but found '${JSON.stringify(odd)}'` };
  const numbers = values as readonly number[];
  // Rounded to the fifteen digits a double holds, so that 0.1 + 0.2 adds up to 0.3 as in the decimal engine.
  if (how === 'SUM') return Number(numbers.reduce((a, b) => a + b, 0).toPrecision(15));
  return how === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

/** Hits in the order of the output values: the first output first; a value not listed comes last. */
function byPriority(hits: readonly Hit[], priorities: readonly (readonly Json[] | null)[]): Hit[] {
  const rank = (hit: Hit, column: number): number => {
    const place = priorities[column]?.findIndex((value) => same(value, hit.outputs[column])) ?? 0;
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
  priorities: readonly (readonly Json[] | null)[],
): Verdict {
  const one = (hit: Hit): Verdict => ({ value: resultOf(table, hit.outputs), used: [hit] });
  const all = (used: readonly Hit[]): Verdict => ({ value: used.map((hit) => resultOf(table, hit.outputs)), used });
  const rules = hits.map((hit) => hit.ruleIndex).join(', ');
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hits.length === 1 ? one(hits[0]!) : { failure: `expected one rule of ${table.id} but ${rules} match` };
    case 'ANY':
      return hits.every((hit) => same(hit.outputs, hits[0]!.outputs))
        ? { value: resultOf(table, hits[0]!.outputs), used: hits }
        : { failure: `expected equal outputs of the rules ${rules} of ${table.id}` };
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
      const values = hits.map((hit) => hit.outputs[0] ?? null);
      const value = aggregate(table.aggregation, values);
      return typeof value === 'number' ? { value, used: hits } : value;
    }
  }
}
