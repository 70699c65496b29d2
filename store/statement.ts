import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Unit } from './unit-of-work.ts';

/** One SQL statement with its values; placeholders are `$1`, `$2` ... */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Few texts come again and again: each is put together and named once. */
const names = new Map<string, string>();
const texts = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `sakin_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
  }
  return name;
}

function textOf(key: string, make: () => string): string {
  let text = texts.get(key);
  if (text === undefined) {
    text = make();
    texts.set(key, text);
  }
  return text;
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
  const values = writes.flatMap((write) => write.values);
  const key = writes.map((write) => write.text).join('\n');
  return { text: textOf(key, () => combined(writes)), values };
}

/** All but the last become parts of a `with`; placeholders count on. */
function combined(writes: Statement[]): string {
  let offset = 0;
  const parts = writes.map(({ text, values }) => {
    const before = offset;
    offset += values.length;
    return text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`);
  });
  const last = parts.pop()!;
  return `with ${parts.map((part, i) => `w${i} as (${part})`).join(', ')} ${last}`;
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
  const text = textOf(`insert ${table} ${columns} ${rows.length} ${suffix}`, () => {
    let n = 0;
    const tuples = rows.map(() => `(${columns.map(() => `$${++n}`).join(', ')})`);
    return `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')} ${suffix}`.trim();
  });
  return { text, values: rows.flatMap((row) => columns.map((column) => asValue(row[column]))) };
}

/** Changes the rows that have these values. `suffix`: further conditions or `returning`, without placeholders. */
export const updateOf = (table: string, where: RowValues, change: RowValues, suffix = ''): Statement =>
  updating(table, where, change, [], suffix);

/** The same for what people edit: the rows count their versions on. */
export async function changeRow(unit: Unit, table: string, where: RowValues, change: RowValues): Promise<void> {
  await run(unit, updating(table, where, change, ['version = version + 1']));
}

function updating(table: string, where: RowValues, change: RowValues, besides: string[], suffix = ''): Statement {
  const [set, keys] = [Object.keys(change), Object.keys(where)];
  const text = textOf(`update ${table} ${set} ${besides} where ${keys} ${suffix}`, () => {
    const changes = [...set.map((column, i) => `${column} = $${i + 1}`), ...besides].join(', ');
    const conditions = keys.map((column, i) => `${column} = $${set.length + i + 1}`).join(' and ');
    return `update ${table} set ${changes} where ${conditions} ${suffix}`.trim();
  });
  return { text, values: [...Object.values(change), ...Object.values(where)].map(asValue) };
}
