/** One kind of row change: how its rows come in as parameters, and the statement that makes them. */
export interface Part {
  name: string;
  /** Types of the parameters, in order. */
  parameters: string[];
  /** `p` holds the parameters' names in this statement: `$1::json`, ... */
  sql(p: string[]): string;
}

/** Rows that are added: one JSON array, whose records have these columns. JSON, because the runtime writes it natively. */
const insert = (name: string, table: string, columns: { [column: string]: string }): Part => ({
  name,
  parameters: ['json'],
  sql: ([rows]) => {
    const names = Object.keys(columns).join(', ');
    const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
    return `insert into ${table} (${names}) select ${names} from json_to_recordset(${rows}) as r(${typed.join(', ')})`;
  },
});

/** Rows that go: arrays of their keys. Arrays, because the planner takes them for few and so goes by the index. */
const remove = (name: string, table: string): Part => ({
  name,
  parameters: ['text[]', 'integer[]'],
  sql: ([keys, ns]) =>
    `delete from ${table} t using unnest(${keys}, ${ns}) as r(instance_key, n) where t.instance_key = r.instance_key and t.n = r.n`,
});

/** Rows whose element goes by another id; a subscription's process too. */
const renamed = (name: string, table: string): Part => ({
  name: `renamed-${name}`,
  parameters: ['text[]', 'integer[]', 'text[]', 'text[]'],
  sql: ([keys, ns, elements, processes]) =>
    `update ${table} t set element_id = r.element_id${table === 'engine_subscription' ? ', process_id = r.process_id' : ''}
      from unnest(${keys}, ${ns}, ${elements}, ${processes}) as r(instance_key, n, element_id, process_id)
      where t.instance_key = r.instance_key and t.n = r.n`,
});

const place = { instance_key: 'text', n: 'integer', tenant_id: 'text' };
const element = { element_id: 'text', element_n: 'integer' };

/** All that a transaction of the engine can change, in the order of its statement. */
export const parts = {
  newInstances: insert('new-instances', 'engine_instance', {
    key: 'text',
    tenant_id: 'text',
    release_id: 'text',
    run_id: 'text',
    definition_key: 'text',
    process_id: 'text',
    start_key: 'text',
    state: 'text',
    started_at: 'timestamptz',
  }),
  movedInstances: {
    name: 'moved-instances',
    parameters: ['text[]', 'text[]'],
    sql: ([keys, states]) =>
      `update engine_instance t set state = r.state, revision = t.revision + 1, failures = 0, hold_until = null
        from unnest(${keys}, ${states}) as r(key, state) where t.key = r.key`,
  },
  endedInstances: {
    name: 'ended-instances',
    parameters: ['text[]'],
    sql: ([keys]) => `delete from engine_instance where key = any(${keys})`,
  },
  newJobs: insert('new-jobs', 'engine_job', {
    ...place,
    ...element,
    type: 'text',
    state: 'text',
    retries: 'integer',
    ready_at: 'timestamptz',
    headers: 'text',
    task: 'text',
  }),
  changedJobs: {
    name: 'changed-jobs',
    parameters: ['text[]', 'integer[]', 'text[]', 'integer[]', 'timestamptz[]', 'text[]', 'text[]'],
    sql: ([keys, ns, states, retries, readyAt, elements, tasks]) =>
      // What is null stays as it is. One part for all: a statement changes a row only once.
      `update engine_job t set state = coalesce(r.state, t.state), retries = coalesce(r.retries, t.retries), ready_at = coalesce(r.ready_at, t.ready_at),
          element_id = coalesce(r.element_id, t.element_id), task = coalesce(r.task, t.task)
        from unnest(${keys}, ${ns}, ${states}, ${retries}, ${readyAt}, ${elements}, ${tasks}) as r(instance_key, n, state, retries, ready_at, element_id, task)
        where t.instance_key = r.instance_key and t.n = r.n`,
  },
  renamedTimers: renamed('timers', 'engine_timer'),
  renamedSubscriptions: renamed('subscriptions', 'engine_subscription'),
  renamedIncidents: renamed('incidents', 'engine_incident'),
  /** Instances that go on in another definition. */
  migratedInstances: {
    name: 'migrated-instances',
    parameters: ['text[]', 'text[]', 'text[]', 'text[]'],
    sql: ([keys, definitions, processes, states]) =>
      `update engine_instance t set definition_key = r.definition_key, process_id = r.process_id, state = r.state,
          revision = t.revision + 1, failures = 0, hold_until = null
        from unnest(${keys}, ${definitions}, ${processes}, ${states}) as r(key, definition_key, process_id, state) where t.key = r.key`,
  },
  goneJobs: remove('gone-jobs', 'engine_job'),
  newTimers: insert('new-timers', 'engine_timer', {
    ...place,
    ...element,
    due_at: 'timestamptz',
    repetitions: 'integer',
  }),
  goneTimers: remove('gone-timers', 'engine_timer'),
  newSubscriptions: insert('new-subscriptions', 'engine_subscription', {
    ...place,
    ...element,
    process_id: 'text',
    what: 'text',
    name: 'text',
    correlation_key: 'text',
  }),
  goneSubscriptions: remove('gone-subscriptions', 'engine_subscription'),
  newIncidents: insert('new-incidents', 'engine_incident', {
    ...place,
    ...element,
    run_id: 'text',
    kind: 'text',
    message: 'text',
    job_n: 'integer',
    raised_at: 'timestamptz',
  }),
  goneIncidents: remove('gone-incidents', 'engine_incident'),
  history: insert('history', 'engine_history', {
    tenant_id: 'text',
    run_id: 'text',
    instance_key: 'text',
    revision: 'integer',
    definition_key: 'text',
    at: 'timestamptz',
    news: 'json',
  }),
  newMessages: {
    name: 'new-messages',
    parameters: ['json'],
    // A kept message that has expired but not yet been swept gives its id free: the new one takes its row.
    sql: ([
      rows,
    ]) => `insert into engine_message as m (tenant_id, release_id, run_id, what, name, correlation_key, message_id, variables, published_at, expires_at, keeps, buffered, pending, taken)
      select tenant_id, release_id, run_id, what, name, correlation_key, message_id, variables, published_at, expires_at, keeps, buffered, pending, taken from json_to_recordset(${rows})
        as r(tenant_id text, release_id text, run_id text, what text, name text, correlation_key text, message_id text, variables text, published_at timestamptz, expires_at timestamptz, keeps boolean, buffered boolean, pending boolean, taken text[])
      on conflict (tenant_id, correlation_key, name, message_id) do update
        set seq = default, variables = excluded.variables, published_at = excluded.published_at, expires_at = excluded.expires_at,
          release_id = excluded.release_id, run_id = excluded.run_id, buffered = false, pending = true, taken = '{}', failures = 0, hold_until = null
        where not m.pending and m.expires_at <= excluded.published_at
      returning m.seq`,
  },
  keptMessages: {
    name: 'kept-messages',
    parameters: ['bigint[]', 'text[]', 'boolean[]'],
    // Buffered is what has been taken to everybody who waited, not what is still on its way to some of them.
    // Taken processes come as one text each, a process id a line: arrays of arrays must be of one length.
    sql: ([seqs, taken, pending]) =>
      `update engine_message m set buffered = m.buffered or not r.pending, pending = r.pending, taken = coalesce(string_to_array(nullif(r.taken, ''), E'\\n'), '{}'), failures = 0, hold_until = null
        from unnest(${seqs}, ${taken}, ${pending}) as r(seq, taken, pending) where m.seq = r.seq`,
  },
  goneMessages: {
    name: 'gone-messages',
    parameters: ['bigint[]'],
    sql: ([seqs]) => `delete from engine_message where seq = any(${seqs})`,
  },
  /** An instance that a message started has ended: the next message of its key may start one. */
  freedStarts: {
    name: 'freed-starts',
    parameters: ['text[]', 'text[]', 'text[]'],
    sql: ([tenants, processes, keys]) =>
      // The planner, which may not know yet how many messages there are, is kept from reading all of them.
      `update engine_message m set pending = true
        from unnest(${tenants}, ${processes}, ${keys}) as r(tenant_id, process_id, start_key)
          cross join lateral (select seq from engine_message w where w.tenant_id = r.tenant_id and w.correlation_key = r.start_key
            and not r.process_id = any(w.taken) and exists (select from engine_start s
              where s.tenant_id = r.tenant_id and s.process_id = r.process_id and s.message_name = w.name) offset 0) k
        where m.seq = k.seq`,
  },
} satisfies { [part: string]: Part };

export type PartName = keyof typeof parts;
export const partNames = Object.keys(parts) as PartName[];
