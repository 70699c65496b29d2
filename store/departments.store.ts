import type { LocalText } from '../domain/language.ts';
import { Conditions } from './conditions.ts';
import { namesOf, withWords } from './folded.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { changeRow, insertInto, type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface OrganisationRow {
  id: string;
  name: LocalText;
  kind: string;
  email: string | null;
  active: boolean;
  version: number;
  /** Active ones. */
  departments: number;
}

export interface DepartmentRow {
  id: string;
  organisationId: string;
  organisation: LocalText;
  name: LocalText;
  email: string | null;
  active: boolean;
  version: number;
  openCases: number;
  /** Active people who work in it by name. */
  people: number;
}

export interface RegisterFilter {
  /** Words of the name in any language, or of the id. */
  words?: string | undefined;
  active?: boolean | undefined;
  organisationId?: string | undefined;
  after?: string | undefined;
  limit: number;
}

const organisationColumns = `o.id, o.name, o.kind, o.email, o.active, o.version,
  (select count(*)::integer from department d where d.tenant_id = o.tenant_id and d.organisation_id = o.id and d.active) as departments`;
const departmentColumns = `d.id, d.organisation_id as "organisationId", o.name as organisation, d.name, d.email, d.active, d.version,
  (select count(*)::integer from cases c where c.tenant_id = d.tenant_id and c.department_id = d.id and c.status = 'open') as "openCases",
  (select count(distinct m.person_id)::integer from membership m join person p on p.id = m.person_id
    where m.tenant_id = d.tenant_id and m.department_id = d.id and p.active) as people`;

/** Who acts: organisations and their departments, bound to a transaction. */
export function departmentsStore(unit: Unit, tenant: string) {
  const page = async <Row extends { id: string }>(
    columns: string,
    from: string,
    alias: string,
    filter: RegisterFilter,
  ): Promise<PageOf<Row>> => {
    const where = new Conditions().add(`${alias}.tenant_id = ?`, tenant).when(filter.active, `${alias}.active = ?`);
    if (filter.organisationId) where.add('d.organisation_id = ?', filter.organisationId);
    withWords(where, namesOf(alias), filter.words);
    const place = placeOf(filter.after, 1);
    if (place) where.add(`${alias}.id > ?`, ...place);
    const text = `select ${columns} from ${from} where ${where} order by ${alias}.id limit ${where.value(filter.limit + 1)}`;
    const rows = await run<Row>(unit, { text, values: where.values });
    return pageOf(
      rows,
      filter.limit,
      (row) => [row.id],
      (row) => row,
    );
  };
  const departments = `department d join organisation o on o.tenant_id = d.tenant_id and o.id = d.organisation_id`;
  return {
    organisations: (filter: RegisterFilter) =>
      page<OrganisationRow>(organisationColumns, 'organisation o', 'o', { ...filter, organisationId: undefined }),
    departments: (filter: RegisterFilter) => page<DepartmentRow>(departmentColumns, departments, 'd', filter),

    async organisation(id: string): Promise<OrganisationRow | undefined> {
      const text = `select ${organisationColumns} from organisation o where o.tenant_id = $1 and o.id = $2`;
      return (await run<OrganisationRow>(unit, { text, values: [tenant, id] }))[0];
    },
    async department(id: string): Promise<DepartmentRow | undefined> {
      const text = `select ${departmentColumns} from ${departments} where d.tenant_id = $1 and d.id = $2`;
      return (await run<DepartmentRow>(unit, { text, values: [tenant, id] }))[0];
    },
    add: (table: 'organisation' | 'department', row: RowValues) =>
      run(unit, insertInto(table, [{ tenant_id: tenant, ...row }])),
    change: (table: 'organisation' | 'department', id: string, change: RowValues) =>
      changeRow(unit, table, { tenant_id: tenant, id }, change),
  };
}
