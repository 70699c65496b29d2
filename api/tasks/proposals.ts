import type { NamedView } from '../../store/case-item.ts';
import type { ReturnView } from '../../store/return.read-model.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** What the worker `classify` keeps. */
interface Candidate {
  category: string;
  share: number;
  reasons?: { words: string }[];
}

/** What the words said at first: a person's classification has taken the place of the worker's, but its fact stays. */
async function firstCandidates(unit: Unit, tenant: string, caseId: string): Promise<Candidate[]> {
  const text = `select payload -> 'candidates' as candidates from case_events
    where tenant_id = $1 and case_id = $2 and type = 'case-classified' and payload ? 'candidates' order by seq desc limit 1`;
  return (await run<{ candidates: Candidate[] }>(unit, { text, values: [tenant, caseId] }))[0]?.candidates ?? [];
}

/**
 * The categories that the words of the description speak for, for whoever classifies by hand; of another task none. What a department has
 * returned comes last.
 */
export async function proposalsOf(
  unit: Unit,
  tenant: string,
  task: { elementId: string; caseId: string },
  classification: Record<string, unknown> | null,
  returns: readonly ReturnView[],
) {
  if (task.elementId !== 'classify-by-hand') return [];
  const kept = classification?.candidates as Candidate[] | undefined;
  const candidates = kept ?? (await firstCandidates(unit, tenant, task.caseId));
  if (candidates.length === 0) return [];
  const named = await run<NamedView>(unit, {
    text: 'select id, name from category where tenant_id = $1 and id = any($2) and active',
    values: [tenant, candidates.map((each) => each.category)],
  });
  const refused = new Set(returns.map(({ category }) => category?.id));
  const proposals = candidates.flatMap(({ category, share, reasons = [] }) => {
    const known = named.find((each) => each.id === category);
    const words = reasons.map((each) => each.words);
    return known ? [{ category: known, share, words, returned: refused.has(category) }] : [];
  });
  return proposals.sort((a, b) => Number(a.returned) - Number(b.returned));
}
