import { type CaseItemView, caseItemColumns, caseItemJoins, dueOf, rankOf } from './case-item.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export type Standing =
  | ('being-assigned' | 'waiting' | 'in-work' | 'answered')
  | ('returned' | 'reworked' | 'in-dispute' | 'overdue');

const openTask = (condition: string) =>
  `exists (select from tasks w where w.tenant_id = c.tenant_id and w.run_id = c.current_run and w.state in ('open', 'completing') and ${condition})`;
const taken = openTask(`w.element_id = 'work' and w.assignee is not null`);
const inDispute = openTask(`w.element_id = 'decide-dispute'`);

/** Of open cases; the stages are those of `stageOf`. */
const standingIs: Readonly<Record<Standing, string>> = {
  'being-assigned': 'c.outcome is null and c.department_id is null',
  waiting: `c.outcome is null and c.department_id is not null and not ${taken}`,
  'in-work': `c.outcome is null and c.department_id is not null and ${taken}`,
  answered: `c.outcome is not null and not ${inDispute}`,
  returned: 'c.outcome is null and c.returns > 0',
  reworked: 'c.outcome is null and c.reopened > 0',
  'in-dispute': inDispute,
  overdue: 'c.late and c.outcome is null',
};

/** Which cases, in which order. */
export interface CaseFilter {
  status?: string | undefined;
  categoryId?: string | undefined;
  departmentId?: string | undefined;
  territoryId?: string | undefined;
  urgency?: string | undefined;
  late?: boolean | undefined;
  /** How open cases stand. */
  standing?: Standing | undefined;
  /** A question to the index of terms: see domain/search.ts. */
  search?: string | undefined;
  sort?: 'newest' | 'urgency' | 'due' | undefined;
  after?: string | undefined;
  limit: number;
  /** Whoever may not see all of them: their departments, organisations, and what they opened themselves. */
  only?: { departments: string[]; organisations: string[]; openedBy: string } | undefined;
}

/** A search answers this many at most: whoever gets more must say more. */
const mostFound = 1000;

const orders = {
  newest: {
    by: 'c.opened_at desc, c.id desc',
    past: '(c.opened_at, c.id) < (?::timestamptz, ?)',
    place: (row: CaseItemView) => [row.openedAt, row.id],
  },
  urgency: {
    by: `${rankOf('c')}, ${dueOf('c')}, c.id`,
    past: `(${rankOf('c')}, ${dueOf('c')}, c.id) > (?::integer, coalesce(?::timestamptz, 'infinity'), ?)`,
    place: (row: CaseItemView) => [['emergency', 'urgent', 'normal'].indexOf(row.urgency), row.dueAt, row.id],
  },
  due: {
    by: `${dueOf('c')}, c.id`,
    past: `(${dueOf('c')}, c.id) > (coalesce(?::timestamptz, 'infinity'), ?)`,
    place: (row: CaseItemView) => [row.dueAt, row.id],
  },
};

/** What the index finds, newest first; only what this reader may see. */
const found = `select f.case_id from sakin_find(?, ?, ?::text[], ?::text[], ?, ?::timestamptz, ?, ?::integer) f`;

const ofReader = (only: CaseFilter['only']) => [
  only?.departments ?? null,
  only?.organisations ?? null,
  only?.openedBy ?? null,
];

/** A page of cases. */
export async function listCases(unit: Unit, tenant: string, filter: CaseFilter): Promise<PageOf<CaseItemView>> {
  const order = orders[filter.sort ?? 'newest'];
  const where = new Conditions().add('c.tenant_id = ?', tenant);
  if (filter.status === 'ended') where.add(`c.status <> 'open'`);
  else where.when(filter.status, 'c.status = ?');
  where
    .when(filter.categoryId, 'c.category_id = ?')
    .when(filter.departmentId, 'c.department_id = ?')
    .when(filter.territoryId, 'c.territory_id = ?')
    .when(filter.urgency, 'c.urgency = ?')
    .when(filter.late, 'c.late = ?');
  if (filter.standing) where.add(`c.status = 'open' and ${standingIs[filter.standing]}`);
  if (filter.search)
    where.add(`c.id in (${found})`, tenant, filter.search, ...ofReader(filter.only), null, null, mostFound);
  if (filter.only)
    where.add(
      'c.department_id = any(?) or c.organisation_id = any(?) or c.opened_by = ?',
      filter.only.departments,
      filter.only.organisations,
      filter.only.openedBy,
    );
  const place = placeOf(filter.after, order.place({} as CaseItemView).length);
  if (place) where.add(order.past, ...place);
  const text = `select ${caseItemColumns} from cases c ${caseItemJoins} where ${where} order by ${order.by} limit ${where.value(filter.limit + 1)}`;
  const rows = await run<CaseItemView>(unit, { text, values: where.values });
  return pageOf(rows, filter.limit, order.place, (row) => row);
}

/** A page of what the index finds, newest first. */
export async function findCases(
  unit: Unit,
  tenant: string,
  filter: Required<Pick<CaseFilter, 'search'>> & Pick<CaseFilter, 'only' | 'after' | 'limit'>,
): Promise<PageOf<CaseItemView>> {
  const { newest } = orders;
  const [at = null, id = null] = placeOf(filter.after, 2) ?? [];
  const where = new Conditions();
  where.add(
    `c.tenant_id = ? and c.id in (${found})`,
    tenant,
    tenant,
    filter.search,
    ...ofReader(filter.only),
    at,
    id,
    filter.limit + 1,
  );
  const text = `select ${caseItemColumns} from cases c ${caseItemJoins} where ${where} order by ${newest.by}`;
  const rows = await run<CaseItemView>(unit, { text, values: where.values });
  return pageOf(rows, filter.limit, newest.place, (row) => row);
}

/** Names and telephone numbers of the persons of cases: by case, the resident first. */
export async function callersOf(
  unit: Unit,
  tenant: string,
  cases: readonly string[],
): Promise<Map<string, CallerView>> {
  if (cases.length === 0) return new Map();
  const rows = await run<CallerView & { caseId: string }>(unit, {
    text: `select distinct on (case_id) case_id as "caseId", name, phone from case_person
      where tenant_id = $1 and case_id = any($2) order by case_id, (name is null and phone is null), part desc`,
    values: [tenant, cases],
  });
  return new Map(rows.map(({ caseId, ...caller }) => [caseId, caller]));
}

export interface CallerView {
  name: string | null;
  phone: string | null;
}

/** One case by its id, or by its source's own number. */
export async function caseItem(
  unit: Unit,
  tenant: string,
  by: { id: string } | { source: string; externalNumber: string },
): Promise<CaseItemView | undefined> {
  const where = new Conditions().add('c.tenant_id = ?', tenant);
  if ('id' in by) where.add('c.id = ?', by.id);
  else where.add('c.source = ? and c.external_number = ?', by.source, by.externalNumber);
  const text = `select ${caseItemColumns} from cases c ${caseItemJoins} where ${where}`;
  return (await run<CaseItemView>(unit, { text, values: where.values }))[0];
}
