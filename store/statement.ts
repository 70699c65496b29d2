import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Unit } from './unit-of-work.ts';

/** One SQL statement with its values; placeholders are `$1`, `$2` ... */
export interface Statement {
  text: string;
  values: unknown[];
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `sakin_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
  }
  return name;
}

/**
 * Runs a prepared statement on the unit's own connection, past the query builder: the builder costs more processor time than the
 * server's answer does, and a case's life is dozens of statements. One at a time: a unit is one connection.
 */
export async function run<Row extends object>(unit: Unit, { text, values }: Statement): Promise<Row[]> {
  const connection: pg.Client = await unit.sql.client.acquireConnection();
  const { rows } = await connection.query<Row>({ name: nameOf(text), text, values });
  return rows;
}

/** Several writes as one statement, one round trip. They see the same snapshot: none may depend on another, or touch the same row. */
export function together(writes: Statement[]): Statement {
  if (writes.length === 1) return writes[0]!;
  const values: unknown[] = [];
  const parts = writes.map((write) => {
    const offset = values.length;
    values.push(...write.values);
    return write.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
  });
  const last = parts.pop()!;
  return { text: `with ${parts.map((part, i) => `w${i} as (${part})`).join(', ')} ${last}`, values };
}

/** Carries out writes that belong together; see `together`. */
export async function writeAll(unit: Unit, writes: Statement[]): Promise<void> {
  if (writes.length > 0) await run(unit, together(writes));
}

export type RowValues = { [column: string]: unknown };

// Plain objects are jsonb; arrays are arrays of the database, so a list for jsonb is given as text by whoever writes it.
const asValue = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : (value ?? null);

/** Rows with equal columns -> one insert. `suffix`: what follows the values, such as `on conflict do nothing`. */
export function insertInto(table: string, rows: RowValues[], suffix = ''): Statement {
  const columns = Object.keys(rows[0]!);
  const values: unknown[] = [];
  const tuples = rows.map((row) => `(${columns.map((column) => `$${values.push(asValue(row[column]))}`).join(', ')})`);
  return { text: `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')} ${suffix}`.trim(), values };
}

/** Changes the rows that have these values. `suffix`: further conditions or `returning`, without placeholders. */
export function updateOf(table: string, where: RowValues, change: RowValues, suffix = ''): Statement {
  const values: unknown[] = [];
  const set = Object.entries(change).map(([column, value]) => `${column} = $${values.push(asValue(value))}`);
  const conditions = Object.entries(where).map(([column, value]) => `${column} = $${values.push(asValue(value))}`);
  return { text: `update ${table} set ${set.join(', ')} where ${conditions.join(' and ')} ${suffix}`.trim(), values };
}
