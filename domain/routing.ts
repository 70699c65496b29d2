/** What the table of departments is asked by. */
export interface RoutingFacts {
  /** The category and its parents, the nearest first. */
  readonly categories: readonly string[];
  /** The place and those above it, the nearest first. */
  readonly territories: readonly string[];
  readonly urgency: string;
  readonly kind: string | null;
  readonly channel: string;
}

export interface RoutingQuestion {
  category: string;
  territory: string | null;
  urgency: string;
  kind: string | null;
  channel: string;
}

/** Who acts, and which category and place the rule was found for. */
export interface Route<Reasons> {
  readonly department: string;
  readonly category: string;
  readonly territory: string | null;
  readonly reasons: Reasons;
}

/**
 * Who acts, by the table `assign-department` over category and territory. Both are trees: the nearest category is asked first, and for
 * it the place from the building up to the region, and at last no place. Undefined when no rule fits.
 */
export function routeOf<Reasons>(
  facts: RoutingFacts,
  decide: (question: RoutingQuestion) => { value: unknown; reasons: Reasons },
): Route<Reasons> | undefined {
  const { urgency, kind, channel } = facts;
  for (const category of facts.categories)
    for (const territory of [...facts.territories, null]) {
      const decided = decide({ category, territory, urgency, kind, channel });
      const department = departmentOf(decided.value);
      if (department) return { department, category, territory, reasons: decided.reasons };
    }
  return undefined;
}

/** The table may give the department alone, or beside other columns. */
function departmentOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const named = value !== null && typeof value === 'object' && 'departmentId' in value ? value.departmentId : null;
  return typeof named === 'string' ? named : undefined;
}
