import type { Knex } from 'knex';
import { instantOf } from '../../../domain/instant.ts';
import { ask } from '../host/transaction.ts';
import { kindOf } from './kinds.ts';
import type { Owned } from './owners.ts';
import type { ExportedRecord } from './record.ts';

/** As the embedded engine keeps it: `[what, element, element instance, epoch milliseconds]`. */
type News = [what: string, element: string, key: string, at: number];

const elements: { [intent: string]: string } = {
  ELEMENT_ACTIVATING: 'activating',
  ELEMENT_ACTIVATED: 'activated',
  ELEMENT_COMPLETED: 'completed',
  ELEMENT_TERMINATED: 'terminated',
  ELEMENT_MIGRATED: 'migrated',
};

function newsOf({ valueType, intent, key, timestamp, value }: ExportedRecord): News | undefined {
  if (valueType === 'INCIDENT' && intent === 'CREATED')
    return [`incident-${kindOf(value.errorType)}`, value.elementId, key, timestamp];
  if (valueType === 'INCIDENT' && intent === 'RESOLVED') return ['incident-resolved', '', key, timestamp];
  if (valueType !== 'PROCESS_INSTANCE') return undefined;
  if (intent === 'SEQUENCE_FLOW_TAKEN') return ['flow', value.elementId, value.flowScopeKey, timestamp];
  const what = elements[intent];
  return what === undefined ? undefined : [what, value.elementId, key, timestamp];
}

/** One row for each instance in these records. Its revision is the position, for that grows and never comes twice. */
export async function writePast(sql: Knex, records: [ExportedRecord, Owned][]): Promise<void> {
  const rows = new Map<string, { of: Owned; position: number; at: number; news: News[] }>();
  for (const [record, of] of records) {
    const news = newsOf(record);
    if (!news) continue;
    const row = rows.get(of.key) ?? { of, position: record.position, at: record.timestamp, news: [] };
    row.news.push(news);
    rows.set(of.key, row);
  }
  if (rows.size === 0) return;
  const all = [...rows.values()];
  await ask(
    sql,
    `insert into engine_history (tenant_id, run_id, instance_key, revision, definition_key, at, news)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::timestamptz[], $7::json[])`,
    [
      all.map(({ of }) => of.tenant),
      all.map(({ of }) => of.run),
      all.map(({ of }) => of.key),
      all.map(({ position }) => position % 2 ** 31),
      all.map(({ of }) => of.definition),
      all.map(({ at }) => instantOf(at)),
      all.map(({ news }) => JSON.stringify(news)),
    ],
  );
}
