import { changeRow, insertInto, type RowValues, run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { canonical } from './administer.ts';
import type { Changes } from './changes.ts';

/** Rows a statement: far below the 65,535 parameters that one may have. */
const chunk = 500;

interface Rows {
  what: string;
  table: 'territory' | 'organisation' | 'department' | 'category';
  rows: (RowValues & { id: string })[];
}

/** Adds what is not there, changes what differs, leaves the rest alone. Parents must stand before their children. */
export async function loadRows(unit: Unit, tenant: string, { what, table, rows }: Rows): Promise<Changes> {
  const columns = Object.keys(rows[0] ?? { id: '' });
  const text = `select ${columns.join(', ')} from ${table} where tenant_id = $1`;
  const there = new Map(
    (await run<RowValues & { id: string }>(unit, { text, values: [tenant] })).map((row) => [row.id, row]),
  );
  const fresh = rows.filter((row) => !there.has(row.id));
  const differ = rows.filter((row) => there.has(row.id) && canonical(row) !== canonical(there.get(row.id)));
  for (let at = 0; at < fresh.length; at += chunk)
    await run(
      unit,
      insertInto(
        table,
        fresh.slice(at, at + chunk).map((row) => ({ tenant_id: tenant, ...row })),
      ),
    );
  for (const { id, ...change } of differ) await changeRow(unit, table, { tenant_id: tenant, id }, change);
  const named = new Set(rows.map((row) => row.id));
  return {
    what,
    added: fresh.map((row) => row.id),
    changed: differ.map((row) => row.id),
    same: rows.length - fresh.length - differ.length,
    others: [...there.keys()].filter((id) => !named.has(id)),
  };
}

/** Rows with their parents before them, in the order of the file otherwise. */
export function parentsFirst<Row extends { id: string; parentId?: string | undefined }>(rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const done = new Set<string>();
  const ordered: Row[] = [];
  const add = (row: Row, above: ReadonlySet<string>): void => {
    if (done.has(row.id) || above.has(row.id)) return;
    const parent = row.parentId === undefined ? undefined : byId.get(row.parentId);
    if (parent) add(parent, new Set([...above, row.id]));
    done.add(row.id);
    ordered.push(row);
  };
  for (const row of rows) add(row, new Set());
  return ordered;
}
