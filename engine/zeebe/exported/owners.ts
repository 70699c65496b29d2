import type { Knex } from 'knex';
import type { Key } from '../../port.ts';
import type { Definitions } from '../host/definitions.ts';
import type { InstanceRow } from '../host/instances.ts';
import { ask } from '../host/transaction.ts';
import type { ExportedRecord } from './record.ts';

/** An instance that one of our runs moves. */
export interface Owned extends InstanceRow {
  /** Not one that another has called: the run ends with it. */
  root: boolean;
}

/** What records of ended instances still to come need is kept for so many. */
const most = 50_000;

/**
 * Which instances are ours: those that we know, those that say for which run they were started, and those that these have called. Records
 * of all others are none of our business.
 */
export class Owners {
  readonly #engine: string;
  readonly #definitions: Definitions;
  readonly #known = new Map<Key, Owned>();

  constructor(engine: string, definitions: Definitions) {
    this.#engine = engine;
    this.#definitions = definitions;
  }

  get(instance: Key): Owned | undefined {
    return this.#known.get(instance);
  }

  /** Makes known what these records are about. Answers the instances that nobody had heard of. */
  async meet(sql: Knex, records: ExportedRecord[]): Promise<Owned[]> {
    await this.#look(sql, [...new Set(records.flatMap(({ value }) => instancesIn(value)))]);
    const met: Owned[] = [];
    for (const record of records) {
      const found = this.#known.has(record.value.processInstanceKey) ? undefined : await this.#begun(sql, record);
      if (!found) continue;
      this.#keep(found);
      met.push(found);
    }
    return met;
  }

  async #look(sql: Knex, keys: Key[]): Promise<void> {
    const unknown = keys.filter((key) => !this.#known.has(key));
    if (unknown.length === 0) return;
    const text = `select key, tenant_id as tenant, release_id as release, run_id as run, definition_key as definition
      from zeebe_instance where engine_id = $1 and key = any($2)`;
    // Whether it was called by another is told by its own records; till then it is taken for the run's.
    for (const row of await ask<InstanceRow & { [column: string]: unknown }>(sql, text, [this.#engine, unknown]))
      this.#keep({ ...row, root: true });
  }

  /** A new instance: by the variable that says its run, or by its parent. Its definition must be one that we deployed for that tenant. */
  async #begun(sql: Knex, { valueType, intent, value }: ExportedRecord): Promise<Owned | undefined> {
    const { processInstanceKey: key, processDefinitionKey: definition } = value;
    const parent = isBegin(valueType, intent, value) ? this.#known.get(value.parentProcessInstanceKey) : undefined;
    const isSaid = valueType === 'VARIABLE' && value.name === 'runId' && value.scopeKey === key;
    if (!parent && !isSaid) return undefined;
    const owner = await this.#definitions.ownerOf(sql, definition);
    if (!owner || (parent && owner.tenant !== parent.tenant)) return undefined;
    const run = parent ? parent.run : textOf(value.value);
    return run ? { key, ...owner, run, definition, root: !parent } : undefined;
  }

  #keep(one: Owned): void {
    this.#known.set(one.key, one);
    if (this.#known.size > most) this.#known.delete(this.#known.keys().next().value!);
  }
}

const instancesIn = ({ processInstanceKey, parentProcessInstanceKey }: ExportedRecord['value']): Key[] =>
  [processInstanceKey, parentProcessInstanceKey].filter((key) => key !== undefined && key !== '-1');

const isBegin = (valueType: string, intent: string, value: ExportedRecord['value']): boolean =>
  valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_ACTIVATING' && value.bpmnElementType === 'PROCESS';

function textOf(json: string): string | undefined {
  try {
    const said = JSON.parse(json) as unknown;
    return typeof said === 'string' && said !== '' ? said : undefined;
  } catch {
    return undefined;
  }
}
