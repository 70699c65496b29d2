import type { Knex } from 'knex';
import { calledNumber } from '../keys.ts';
import type { ElementType, Model } from '../model/model.ts';
import type { Instance } from '../types.ts';
import type { Definitions } from './definitions.ts';
import { rowsOf, waitsOf } from './expected.ts';
import { connectionOf } from './transaction.ts';

/** Something that the state of an instance says and the tables do not, or the other way round. */
export interface Mismatch {
  instance: string;
  what: string;
}

const batch = 500;

interface StoredInstance {
  key: string;
  definition_key: string;
  state: string;
}

interface WaitRow {
  instance_key: string;
  row: string;
}

// Each row as one text, in the words of rowsOf: equal texts are equal rows.
const waiting = `
  select instance_key, 'job ' || n || ' of ' || element_id || ' ' || element_n || ' ' || state || ' ' || retries as row from engine_job where instance_key = any(:keys)
  union all select instance_key, 'timer ' || n || ' of ' || element_id || ' ' || element_n || ' due ' || (extract(epoch from due_at) * 1000)::bigint from engine_timer where instance_key = any(:keys)
  union all select instance_key, what || ' ' || n || ' of ' || element_id || ' ' || element_n || ' ' || name || ' ' || correlation_key from engine_subscription where instance_key = any(:keys)
  union all select instance_key, 'incident ' || n || ' at ' || element_n || ' ' || kind from engine_incident where instance_key = any(:keys)`;

const orphans = ['job', 'timer', 'subscription', 'incident']
  .map(
    (table) =>
      `select t.instance_key as instance, '${table} ' || t.n || ' of an instance that is gone' as what from engine_${table} t
        where not exists (select from engine_instance i where i.key = t.instance_key)`,
  )
  .join(' union all ');

/**
 * Proves that every wait state has exactly its job, timer or subscription, and each of these its wait state. Reads one snapshot, so it
 * may run beside a working engine. The role must see all tenants' rows.
 */
export async function checkConsistency(
  database: Knex,
  definitions: Definitions,
): Promise<{ instances: number; mismatches: Mismatch[] }> {
  return database.transaction(
    async (sql) => {
      const mismatches: Mismatch[] = (await sql.raw(orphans)).rows;
      let instances = 0;
      for (let after = ''; ; ) {
        const { rows } = await sql.raw(
          'select key, definition_key, state from engine_instance where key > ? order by key limit ?',
          [after, batch],
        );
        if (rows.length === 0) return { instances, mismatches };
        const found = await waitsBy(sql, rows);
        const connection = await connectionOf(sql);
        for (const row of rows as StoredInstance[]) {
          const instance = JSON.parse(row.state) as Instance;
          const models: Model[] = [];
          for (const key of [row.definition_key, ...(instance.called ?? [])])
            models.push(await (await definitions.load(connection, key)).model);
          mismatches.push(...compare(typesOf(models), instance, found.get(row.key) ?? []));
        }
        instances += rows.length;
        after = rows.at(-1).key;
      }
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function waitsBy(sql: Knex.Transaction, instances: StoredInstance[]): Promise<Map<string, string[]>> {
  const { rows } = await sql.raw(waiting, { keys: instances.map(({ key }) => key) });
  const found = new Map<string, string[]>();
  for (const { instance_key, row } of rows as WaitRow[])
    found.set(instance_key, [...(found.get(instance_key) ?? []), row]);
  return found;
}

/** The type of an element by its id in the instance: of the instance's own definition, or of a called one by its number. */
function typesOf([own, ...called]: Model[]): (id: string) => ElementType | undefined {
  return (id) => {
    const number = calledNumber(id);
    if (number === undefined) return own!.elements[id]?.type;
    return called[number]?.elements[id.slice(id.indexOf('/') + 1)]?.type;
  };
}

function compare(typeOf: (id: string) => ElementType | undefined, instance: Instance, rows: string[]): Mismatch[] {
  const { needed, allowed } = rowsOf(instance);
  const say = (what: string): Mismatch => ({ instance: instance.key, what });
  const missing = needed.filter((row) => !rows.includes(row)).map((row) => say(`has no row for ${row}`));
  const surplus = rows
    .filter((row, place) => rows.indexOf(row) !== place || !(needed.includes(row) || allowed.includes(row)))
    .map((row) => say(`has a row that nothing waits for: ${row}`));
  return [...missing, ...surplus, ...waitsOf(typeOf, instance).map(say)];
}
