import { type CaseItemView, caseItemColumns, caseItemJoins, dueOf, rankOf } from './case-item.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Which cases, in which order. */
export interface CaseFilter {
  status?: string | undefined;
  categoryId?: string | undefined;
  departmentId?: string | undefined;
  territoryId?: string | undefined;
  urgency?: string | undefined;
  late?: boolean | undefined;
  phone?: string | undefined;
  /** A public number, in its stored form. */
  number?: string | undefined;
  /** Normalised words: each must begin a word of one of the texts. */
  words?: string[] | undefined;
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

function search(where: Conditions, tenant: string, filter: CaseFilter): void {
  const words =
    filter.words?.map((word) => `${word.replace(/[^\p{L}\p{N}]/gu, '')}:*`).filter((word) => word !== ':*') ?? [];
  if (words.length > 0 && filter.number)
    where.add(
      'c.number = ? or c.id in (select f.case_id from sakin_search(?, ?::integer) f where f.tenant_id = ?)',
      filter.number,
      words.join(' & '),
      mostFound,
      tenant,
    );
  else if (filter.number) where.add('c.number = ?', filter.number);
}

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
    .when(filter.late, 'c.late = ?')
    .when(
      filter.phone,
      `exists (select from case_person p where p.tenant_id = c.tenant_id and p.case_id = c.id and p.phone = ?)`,
    );
  search(where, tenant, filter);
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
