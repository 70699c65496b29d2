import type { CaseChange, WorkerContext } from '../context.ts';
import type { CaseFacts, CorrectionFacts } from '../facts.ts';

/**
 * Puts a person's correction of classification and place in force, once, and tells it as a fact. Answers the case as it is now, or
 * undefined when it was in force already. Nothing is classified anew: what a person has said stands above the rules.
 */
export async function corrected(context: WorkerContext, id: string): Promise<CaseFacts | undefined> {
  const correction = await context.corrections.byId(id);
  if (!correction) throw new Error(`expected a correction ${id} but there is none`);
  if (correction.appliedAt !== null) return undefined;
  context.corrections.applied(id);
  const { case: c } = context.facts;
  const { category, kind, urgency, territory } = correction;
  const wanted = { category, kind, urgency, territory };
  const changed = changesOf(c, wanted);
  const classifies = ['category', 'kind', 'urgency'].some((name) => name in changed);
  const why = { how: 'person', sure: true, by: correction.askedBy, correction: id, reason: correction.reason };
  context.cases.change({ ...changed, ...(classifies ? { classification: why } : {}) });
  const from = Object.fromEntries(Object.keys(changed).map((name) => [name, c[name as keyof typeof wanted]]));
  const fact = { correction: id, changed: Object.keys(changed), ...changed, from, reason: correction.reason };
  context.record('case-corrected', fact, correction.askedBy);
  return { ...c, ...changed };
}

/** Only what differs; null is "as it was". */
function changesOf(c: CaseFacts, wanted: Pick<CorrectionFacts, 'category' | 'kind' | 'urgency' | 'territory'>) {
  const changes = Object.entries(wanted).filter(
    ([name, value]) => value !== null && value !== c[name as keyof CaseFacts],
  );
  return Object.fromEntries(changes) as Pick<CaseChange, 'category' | 'kind' | 'urgency' | 'territory'>;
}
