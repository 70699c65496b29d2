/** What the table of departments is asked by. */
export interface RoutingFacts {
  /** The category and its parents, the nearest first. */
  readonly categories: readonly string[];
  /** The place and those above it, the nearest first. */
  readonly territories: readonly string[];
  readonly urgency: string;
  readonly kind: string | null;
  readonly channel: string;
  /** Who manages the place, where the service asks for that. */
  readonly manager?: string | null;
}

export interface RoutingQuestion {
  category: string;
  territory: string | null;
  urgency: string;
  kind: string | null;
  channel: string;
  manager: string | null;
}

/** Which department serves a category, at a place or (null) everywhere: what administrators have said. */
export interface Responsibility {
  readonly category: string;
  readonly territory: string | null;
  readonly department: string;
}

/** Who acts, by what, and which category and place that was found for. */
export interface Route<Reasons> {
  readonly department: string;
  readonly category: string;
  readonly territory: string | null;
  /** `table`: a rule of the release; `responsibility`: what administrators have said. */
  readonly how: 'table' | 'responsibility';
  /** Which rules of the table matched; undefined where no rule did. */
  readonly reasons: Reasons | undefined;
}

/**
 * Who acts, by the table `assign-department` over category and territory and by what administrators have said of them (decision 17).
 * Both are trees: the nearest category is asked first, and for it the place from the building up to the region, and at last no place.
 * The nearest answer counts; of equally near ones the table's. Undefined when nothing fits.
 */
export function routeOf<Reasons>(
  facts: RoutingFacts,
  decide: (question: RoutingQuestion) => { value: unknown; reasons: Reasons },
  responsibilities: readonly Responsibility[],
): Route<Reasons> | undefined {
  const { urgency, kind, channel, manager = null } = facts;
  for (const category of facts.categories)
    for (const territory of [...facts.territories, null]) {
      const at = { category, territory };
      const decided = decide({ ...at, urgency, kind, channel, manager });
      const department = departmentOf(decided.value);
      if (department) return { ...at, department, how: 'table', reasons: decided.reasons };
      const said = responsibilities.find((each) => each.category === category && each.territory === territory);
      if (said) return { ...at, department: said.department, how: 'responsibility', reasons: undefined };
    }
  return undefined;
}

/** The table may give the department alone, or beside other columns. */
function departmentOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const named = value !== null && typeof value === 'object' && 'departmentId' in value ? value.departmentId : null;
  return typeof named === 'string' ? named : undefined;
}
