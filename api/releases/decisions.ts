import { compileDecisions, type DecisionResult, type Decisions, decide } from '../../rules/dmn/index.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';

type Inputs = Parameters<typeof decide>[2];
type Answer = Exclude<DecisionResult, { failure: string }>;
export type Decide = (decision: string, inputs: Inputs) => Answer;

const kept = new Map<string, Decide>();
const mostKept = 100;

function deciderOf(tables: Map<string, Decisions>): Decide {
  return (decision, inputs) => {
    const table = tables.get(decision);
    if (!table) throw new Error(`expected a decision ${decision} in the release but it has none`);
    const result = decide(table, decision, inputs);
    if ('failure' in result) throw new Error(`decision ${decision}: ${result.failure}`);
    return result;
  };
}

/** The decision tables of a release, as its workers ask them. They never change, so they are compiled once. */
export async function decisionsOf(unit: Unit, tenant: string, release: string): Promise<Decide> {
  const key = `${tenant}/${release}`;
  const known = kept.get(key);
  if (known) return known;
  const files = await run<{ content: string }>(unit, {
    text: `select content from release_file where tenant_id = $1 and release_id = $2 and kind = 'dmn'`,
    values: [tenant, release],
  });
  const tables = new Map<string, Decisions>();
  for (const file of files) {
    const compiled = await compileDecisions(file.content);
    for (const id of compiled.keys()) tables.set(id, compiled);
  }
  const made = deciderOf(tables);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}
