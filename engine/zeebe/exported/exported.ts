import type { Knex } from 'knex';
import type { Wall } from '../../../domain/clock.ts';
import { instantOf, millisecondsOf } from '../../../domain/instant.ts';
import type { Listener } from '../../port.ts';
import type { Definitions } from '../host/definitions.ts';
import type { Incidents } from '../host/incidents.ts';
import type { Instances } from '../host/instances.ts';
import type { Tasks } from '../host/tasks.ts';
import { ask, type Transact, type Transaction } from '../host/transaction.ts';
import { userTaskType } from '../host/user-tasks.ts';
import { kindOf } from './kinds.ts';
import { type Owned, Owners } from './owners.ts';
import { writePast } from './past.ts';
import { type ExportedRecord, recordsIn } from './record.ts';

export interface ExportedNeed<Tx extends Transaction> {
  engine: string;
  /** Under sakin_engine, which sees all tenants in the adapter's tables. */
  database: Knex;
  transact: Transact<Tx>;
  wall: Wall;
  listener: Listener<Tx>;
  definitions: Definitions;
  instances: Instances;
  tasks: Tasks;
  incidents: Incidents;
  trouble(error: unknown, instance: string | undefined): void;
}

/** The exporter gives a sign of life twice a minute. */
const silentMs = 120_000;
const tries = 3;

/**
 * What the exporter of a cluster tells: incidents, withdrawn waits, the way through the elements. Each batch is one transaction with the
 * position up to which it goes, so that what comes again changes nothing. A record over which we stumble is passed over in the end, with a
 * word to whoever looks after us: for ever in its way, it would fill the cluster's disk.
 */
export class Exported<Tx extends Transaction> {
  readonly #need: ExportedNeed<Tx>;
  readonly #owners: Owners;

  constructor(need: ExportedNeed<Tx>) {
    this.#need = need;
    this.#owners = new Owners(need.engine, need.definitions);
  }

  /** Stores a batch, one JSON object a line; when it returns, its positions may be acknowledged. @throws SyntaxError, or what the database says */
  async take(partition: number, batch: string): Promise<void> {
    const records = recordsIn(batch);
    try {
      await this.#store(partition, records);
    } catch (error) {
      if (records.length === 0) throw error;
      // One of them, a lock, or the database: alone it shows.
      for (const record of records) await this.#alone(partition, record);
    }
  }

  async #alone(partition: number, record: ExportedRecord): Promise<void> {
    for (let left = tries; ; left--) {
      try {
        return await this.#store(partition, [record]);
      } catch (error) {
        if (left > 1) continue;
        // Throws where the database is away: then the record is not passed over, but comes again.
        await this.#need.transact(this.#need.database, { tenants: [] }, (tx) =>
          this.#upTo(tx, partition, record.position),
        );
        return this.#need.trouble(error, record.value.processInstanceKey);
      }
    }
  }

  async #store(partition: number, records: ExportedRecord[]): Promise<void> {
    const { database, transact, instances, wall } = this.#need;
    const met = await this.#owners.meet(database, records);
    const ours = records.flatMap((record): [ExportedRecord, Owned][] => {
      const of = this.#owners.get(record.value.processInstanceKey);
      return of ? [[record, of]] : [];
    });
    const tenants = [...new Set(ours.map(([, { tenant }]) => tenant))].sort();
    await transact(database, { tenants }, async (tx) => {
      const known = await this.#position(tx, partition);
      const fresh = ours.filter(([{ position }]) => position > known);
      const begun = new Set(fresh.map(([, { key }]) => key));
      for (const one of met) if (begun.has(one.key)) await instances.found(tx.sql, one, wall.now());
      await writePast(tx.sql, fresh);
      for (const [record, of] of fresh) await this.#hear(tx, record, of);
      await this.#upTo(tx, partition, Math.max(known, ...records.map(({ position }) => position)));
    });
  }

  /** How far this partition is known, and nobody else takes more of it meanwhile. */
  async #position(tx: Tx, partition: number): Promise<number> {
    const { engine, wall } = this.#need;
    const text = `insert into zeebe_export (engine_id, partition_id, position, heard_at) values ($1, $2, -1, $3)
      on conflict (engine_id, partition_id) do update set heard_at = excluded.heard_at returning position`;
    const [row] = await ask<{ position: string }>(tx.sql, text, [engine, partition, wall.now()]);
    return Number(row!.position);
  }

  async #upTo(tx: Tx, partition: number, position: number): Promise<void> {
    const text = `update zeebe_export set position = greatest(position, $3) where engine_id = $1 and partition_id = $2`;
    await ask(tx.sql, text, [this.#need.engine, partition, position]);
  }

  async #hear(tx: Tx, record: ExportedRecord, of: Owned): Promise<void> {
    if (record.valueType === 'INCIDENT') await this.#incident(tx, record, of);
    else if (record.valueType === 'JOB') await this.#job(tx, record, of);
    else if (record.valueType === 'PROCESS_INSTANCE' && record.value.bpmnElementType === 'PROCESS')
      await this.#instance(tx, record, of);
  }

  async #incident(tx: Tx, { key, intent, timestamp, value }: ExportedRecord, of: Owned): Promise<void> {
    const { incidents, listener, wall } = this.#need;
    const { tenant, release, run } = of;
    const at = instantOf(timestamp);
    if (intent === 'RESOLVED') {
      if (await incidents.resolved(tx.sql, key)) await listener.incidentResolved(tx, { key, tenant, run, at });
      return;
    }
    if (intent !== 'CREATED') return;
    const { elementId: element, elementInstanceKey: elementInstance, jobKey, errorType, errorMessage: message } = value;
    const job = jobKey && jobKey !== '-1' ? { job: jobKey } : {};
    const what = { key, kind: kindOf(errorType), message, element, elementInstance, instance: of.key, ...job };
    const incident = { ...what, tenant, release, run, at };
    if (await incidents.raised(tx.sql, incident, wall.now())) await listener.incidentRaised(tx, incident);
  }

  async #job(tx: Tx, { key, intent, timestamp, value }: ExportedRecord, of: Owned): Promise<void> {
    const { tasks, incidents, listener } = this.#need;
    const whose = { tenant: of.tenant, run: of.run, at: instantOf(timestamp) };
    if (intent === 'MIGRATED') {
      if (value.type === userTaskType) await this.#moved(tx, key, value.elementId, value.processDefinitionKey);
      return;
    }
    if (intent !== 'CANCELED' && intent !== 'COMPLETED') return;
    // Where its completion is on its way by now, that tells what became of it.
    if (value.type === userTaskType) {
      if (await tasks.gone(tx.sql, key, { completing: false })) await listener.taskWithdrawn(tx, { key, ...whose });
    } else {
      const held = await incidents.ofJob(tx.sql, key);
      if (held?.key === key && (await incidents.resolved(tx.sql, key)))
        await listener.incidentResolved(tx, { key, ...whose });
    }
  }

  async #moved(tx: Tx, key: string, element: string, definition: string): Promise<void> {
    const { tasks, listener } = this.#need;
    const told = await tasks.told(tx.sql, key);
    if (!told || (told.element === element && told.definition === definition)) return;
    const task = { ...told, element, definition };
    await tasks.changed(tx.sql, task);
    await listener.taskChanged?.(tx, task);
  }

  async #instance(tx: Tx, { intent, timestamp, value }: ExportedRecord, of: Owned): Promise<void> {
    const { instances, listener } = this.#need;
    if (value.parentProcessInstanceKey !== undefined && value.parentProcessInstanceKey !== '-1') of.root = false;
    if (intent === 'ELEMENT_MIGRATED') {
      of.definition = value.processDefinitionKey;
      return instances.migrated(tx.sql, of.key, of.definition);
    }
    if (intent !== 'ELEMENT_COMPLETED' && intent !== 'ELEMENT_TERMINATED') return;
    const how = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'cancelled';
    const { tenant, run, key: instance, root } = of;
    await instances.gone(tx.sql, instance);
    if (root) await listener.runEnded(tx, { tenant, run, instance, how, at: instantOf(timestamp) });
  }
}

/** Whether a cluster's exporter tells us what happens: each of its partitions' did so just now. Asked of any process. */
export async function isHeard(sql: Knex, engine: string, wall: Wall): Promise<boolean> {
  const text = `select min(heard_at) as heard from zeebe_export where engine_id = $1`;
  const [row] = await ask<{ heard: string | null }>(sql, text, [engine]);
  return row?.heard ? millisecondsOf(wall.now()) - millisecondsOf(row.heard) < silentMs : false;
}
