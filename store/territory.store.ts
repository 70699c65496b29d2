import type { LocalText } from '../domain/language.ts';
import { normalise } from '../domain/normalise.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { changeRow, insertInto, type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface TerritoryRow {
  id: string;
  parentId: string | null;
  kind: string;
  name: LocalText;
  externalId: string | null;
  active: boolean;
  version: number;
  /** Active ones right below it. */
  children: number;
  openCases: number;
  /** The places above it, the widest first. */
  above: { id: string; name: LocalText }[];
}

const columns = `t.id, t.parent_id as "parentId", t.kind, t.name, t.external_id as "externalId", t.valid_to is null as active, t.version,
  (select count(*)::integer from territory k where k.tenant_id = t.tenant_id and k.parent_id = t.id and k.valid_to is null) as children,
  (select count(*)::integer from cases c where c.tenant_id = t.tenant_id and c.territory_id = t.id and c.status = 'open') as "openCases",
  (with recursive up as (
     select p.id, p.parent_id, p.name, 1 as step from territory p where p.tenant_id = t.tenant_id and p.id = t.parent_id
     union all
     select p.id, p.parent_id, p.name, up.step + 1 from up join territory p on p.tenant_id = t.tenant_id and p.id = up.parent_id where up.step < 10)
   select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by step desc), '[]') from up) as above`;

const external = `coalesce(lower(t.external_id), '')`;

/** The places of an authority as its administrators see them, bound to a transaction. */
export function territoryStore(unit: Unit, tenant: string) {
  return {
    /** Places right below `parent` (null: the widest ones), or, with words, wherever they lie. */
    async page(filter: {
      parent: string | null;
      words?: string | undefined;
      active?: boolean | undefined;
      after?: string | undefined;
      limit: number;
    }): Promise<PageOf<TerritoryRow>> {
      const where = new Conditions().add('t.tenant_id = ?', tenant);
      if (filter.active !== undefined) where.add('(t.valid_to is null) = ?', filter.active);
      const words = normalise(filter.words ?? '')
        .split(' ')
        .filter(Boolean)
        .slice(0, 5);
      for (const word of words) where.add(`position(? in t.search || ' ' || t.id || ' ' || ${external}) > 0`, word);
      if (words.length === 0) where.add('t.parent_id is not distinct from ?::text', filter.parent);
      const place = placeOf(filter.after, 2);
      if (place) where.add('(t.search, t.id) > (?, ?)', ...place);
      const text = `select ${columns}, t.search from territory t where ${where} order by t.search, t.id limit ${where.value(filter.limit + 1)}`;
      const rows = await run<TerritoryRow & { search: string }>(unit, { text, values: where.values });
      return pageOf(
        rows,
        filter.limit,
        (row) => [row.search, row.id],
        ({ search: _, ...row }) => row,
      );
    },
    async byId(id: string): Promise<TerritoryRow | undefined> {
      const text = `select ${columns} from territory t where t.tenant_id = $1 and t.id = $2`;
      return (await run<TerritoryRow>(unit, { text, values: [tenant, id] }))[0];
    },
    async count(): Promise<number> {
      const text = 'select count(*)::integer as count from territory where tenant_id = $1 and valid_to is null';
      return (await run<{ count: number }>(unit, { text, values: [tenant] }))[0]!.count;
    },
    /** Whose this id of another register is. */
    async byExternalId(externalId: string): Promise<string | undefined> {
      const text = 'select id from territory where tenant_id = $1 and external_id = $2';
      return (await run<{ id: string }>(unit, { text, values: [tenant, externalId] }))[0]?.id;
    },
    async ids(): Promise<Set<string>> {
      const text = 'select id from territory where tenant_id = $1';
      return new Set((await run<{ id: string }>(unit, { text, values: [tenant] })).map((row) => row.id));
    },
    add: (row: RowValues) => run(unit, insertInto('territory', [{ tenant_id: tenant, ...row }])),
    change: (id: string, change: RowValues) => changeRow(unit, 'territory', { tenant_id: tenant, id }, change),
  };
}
