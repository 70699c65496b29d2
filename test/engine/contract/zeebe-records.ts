/** One record of Zeebe's stream, as zeebe-lab's control port gives it. */
export interface ZeebeRecord {
  position: number;
  key: number | string;
  recordType: string;
  valueType: string;
  intent: string;
  rejectionType: string;
  rejectionReason: string;
  // biome-ignore lint/suspicious/noExplicitAny: a record's value is as wide as Zeebe's protocol
  value: any;
}

// biome-ignore lint/suspicious/noExplicitAny: see above
export type Value = { key: string; [part: string]: any };

const keys = ['flowScopeKey', 'elementInstanceKey', 'scopeKey', 'processInstanceKey'];

/** What each kind of record makes alive, and what ends it. */
const lives: { [valueType: string]: { on: string[]; off: string[] } } = {
  JOB: {
    on: ['CREATED', 'FAILED', 'RETRIES_UPDATED', 'TIMED_OUT', 'RECURRED_AFTER_BACKOFF', 'MIGRATED'],
    off: ['COMPLETED', 'CANCELED', 'ERROR_THROWN'],
  },
  USER_TASK: { on: ['CREATED', 'ASSIGNED', 'UPDATED', 'MIGRATED'], off: ['COMPLETED', 'CANCELED'] },
  TIMER: { on: ['CREATED', 'MIGRATED'], off: ['TRIGGERED', 'CANCELED'] },
  PROCESS_MESSAGE_SUBSCRIPTION: { on: ['CREATING', 'CREATED', 'MIGRATED'], off: ['DELETED'] },
  MESSAGE_START_EVENT_SUBSCRIPTION: { on: ['CREATED'], off: ['DELETED'] },
  SIGNAL_SUBSCRIPTION: { on: ['CREATED', 'MIGRATED'], off: ['DELETED'] },
  INCIDENT: { on: ['CREATED'], off: ['RESOLVED'] },
};

/** The record stream folded into what is alive (jobs, timers, subscriptions, incidents, tasks, variables) and what was. */
export class ZeebeFold {
  next = 0;
  readonly log: ZeebeRecord[] = [];
  readonly elements = new Map<string, Value>();
  readonly variables = new Map<string, Map<string, unknown>>();
  readonly #alive = new Map<string, Map<string, Value>>(Object.keys(lives).map((type) => [type, new Map()]));

  alive(valueType: string): Map<string, Value> {
    return this.#alive.get(valueType)!;
  }

  apply(record: ZeebeRecord): void {
    this.next = record.position + 1;
    this.log.push(record);
    if (record.recordType !== 'EVENT') return;
    const key = String(record.key);
    const value: Value = { key, ...record.value };
    for (const part of keys) if (part in value) value[part] = String(value[part]);
    if (record.valueType === 'PROCESS_INSTANCE') this.#element(record.intent, value);
    else if (record.valueType === 'VARIABLE') this.#variable(record.intent, value);
    else this.#live(record, value);
  }

  #live({ valueType, intent }: ZeebeRecord, value: Value): void {
    const life = lives[valueType];
    if (life?.on.includes(intent)) this.alive(valueType).set(value.key, value);
    else if (life?.off.includes(intent)) this.alive(valueType).delete(value.key);
    else if (valueType === 'PROCESS_MESSAGE_SUBSCRIPTION' && intent === 'CORRELATED' && value.interrupting)
      this.alive(valueType).delete(value.key);
  }

  #element(intent: string, value: Value): void {
    const known = this.elements.get(value.key);
    if (intent === 'ELEMENT_ACTIVATING') this.elements.set(value.key, { ...value, alive: true });
    else if (known && (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED')) known.alive = false;
    else if (known && intent === 'ELEMENT_MIGRATED') Object.assign(known, value);
  }

  #variable(intent: string, { scopeKey, name, value }: Value): void {
    if (intent !== 'CREATED' && intent !== 'UPDATED') return;
    const scope = this.variables.get(scopeKey) ?? new Map<string, unknown>();
    this.variables.set(scopeKey, scope.set(name, JSON.parse(value)));
  }
}
