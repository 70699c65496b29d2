import type { NamedView } from '../../store/case-item.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** What the worker `classify` keeps where it is unsure. */
interface Kept {
  candidates?: { category: string; share: number; reasons: { words: string }[] }[];
}

/** The categories that the words of the description speak for, for whoever classifies by hand; of another task none. */
export async function proposalsOf(
  unit: Unit,
  tenant: string,
  task: { elementId: string },
  classification: Record<string, unknown> | null,
) {
  const { candidates = [] } = (classification ?? {}) as Kept;
  if (task.elementId !== 'classify-by-hand' || candidates.length === 0) return [];
  const named = await run<NamedView>(unit, {
    text: 'select id, name from category where tenant_id = $1 and id = any($2) and active',
    values: [tenant, candidates.map((each) => each.category)],
  });
  return candidates.flatMap(({ category, share, reasons }) => {
    const known = named.find((each) => each.id === category);
    return known ? [{ category: known, share, words: reasons.map((each) => each.words) }] : [];
  });
}
