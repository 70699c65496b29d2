import type { Term } from './calendar/term.ts';
import type { ServiceSettings, TermRule, Urgency, UrgencyRule } from './settings.ts';

export interface TermFacts {
  /** The category and its parents, the nearest first. */
  readonly categories: readonly string[];
  readonly urgency: Urgency;
  readonly channel: string;
}

export interface ChosenTerm {
  readonly term: Term;
  readonly rule: TermRule;
  /** Place of the rule in the settings, for the reason that is kept. */
  readonly index: number;
}

/** How well a rule fits, or null when it doesn't; compared from left to right, higher is better. */
function specificity(rule: TermRule, facts: TermFacts): readonly number[] | null {
  if (rule.urgency !== '*' && rule.urgency !== facts.urgency) return null;
  if (rule.channel !== '*' && rule.channel !== facts.channel) return null;
  const depth = facts.categories.indexOf(rule.category);
  if (rule.category !== '*' && depth < 0) return null;
  const category = rule.category === '*' ? 0 : facts.categories.length - depth;
  return [rule.urgency === '*' ? 0 : 1, category, rule.channel === '*' ? 0 : 1];
}

const better = (a: readonly number[], b: readonly number[]): boolean => {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && a[place]! > b[place]!;
};

/**
 * The promised term of a case. The most specific rule wins: first by urgency (an emergency must not inherit the long
 * term of its category), then by the nearest category of the tree, then by channel; of equal ones the first. Throws an
 * Error when none fits, which settings with a rule of three `*` can't reach.
 */
export function termFor(settings: Pick<ServiceSettings, 'terms'>, facts: TermFacts): ChosenTerm {
  let best: (ChosenTerm & { rank: readonly number[] }) | undefined;
  for (const [index, rule] of settings.terms.entries()) {
    const rank = specificity(rule, facts);
    if (rank && (!best || better(rank, best.rank))) best = { term: rule.term, rule, index, rank };
  }
  if (!best)
    throw new Error(`expected a term for ${facts.categories[0]}, ${facts.urgency}, ${facts.channel} but no rule fits`);
  return { term: best.term, rule: best.rule, index: best.index };
}

/** The urgency by the rules of the settings, with the rule that set it; `normal` without one. */
export function urgencyFor(
  settings: Pick<ServiceSettings, 'urgencyRules'>,
  facts: { readonly categories: readonly string[]; readonly kind: string; readonly channel: string },
): { readonly urgency: Urgency; readonly rule: UrgencyRule | null } {
  const any = (wanted: string | undefined, value: string): boolean =>
    wanted === undefined || wanted === '*' || wanted === value;
  const rule = settings.urgencyRules.find(
    (each) =>
      (each.category === '*' || facts.categories.includes(each.category)) &&
      any(each.kind, facts.kind) &&
      any(each.channel, facts.channel),
  );
  return { urgency: rule?.urgency ?? 'normal', rule: rule ?? null };
}
