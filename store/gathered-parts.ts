/** One kind of row change, as part of a statement that makes many: `tenant` and `rows` are the names of parameters. */
type Part = (tenant: string, rows: string, many: string) => string;

type Columns = { [column: string]: string };

const typed = (columns: Columns): string =>
  Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ');

/** Rows that are added, in the order given. */
const insert =
  (table: string, columns: Columns, suffix = ''): Part =>
  (tenant, rows) => {
    const names = Object.keys(columns).join(', ');
    return `insert into ${table} (tenant_id, ${names}) select ${tenant}::text, ${names} from json_to_recordset(${rows}::json) as r(${typed(columns)}) ${suffix}`;
  };

/**
 * Rows that change. The limit tells the planner that they are few, so that it goes by the index. A row that is not as `same` says is left
 * alone, and whoever counts the rows hears it.
 */
const update =
  (table: string, columns: Columns, set: string, same = 'true'): Part =>
  (tenant, rows, many) =>
    `update ${table} t set ${set} from (select * from json_to_recordset(${rows}::json) as j(${typed(columns)}) limit ${many}::bigint) r
      where t.tenant_id = ${tenant} and t.id = r.id and ${same} returning 1`;

const all = (columns: Columns, but: string[]): string =>
  Object.keys(columns)
    .filter((column) => !but.includes(column))
    .map((column) => `${column} = r.${column}`)
    .join(', ');

const caseColumns = {
  id: 'text',
  kind: 'text',
  category_id: 'text',
  urgency: 'text',
  territory_id: 'text',
  department_id: 'text',
  organisation_id: 'text',
  outcome: 'text',
  deadline_id: 'text',
  due_at: 'timestamptz',
  late: 'boolean',
  reopened: 'integer',
  denials: 'integer',
  returns: 'integer',
  classification: 'jsonb',
  assignment: 'jsonb',
};
const runColumns = {
  id: 'text',
  was: 'text',
  state: 'text',
  round: 'integer',
  decision: 'text',
  review_approved: 'boolean',
  engine_id: 'text',
  instance_key: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  ending: 'text',
};
const roundColumns = {
  id: 'text',
  was: 'text',
  state: 'text',
  attempts: 'integer',
  next_attempt_at: 'timestamptz',
  answer: 'text',
  reason_id: 'text',
  evidence: 'text',
  evidence_id: 'text',
  recorded_by: 'text',
  answered_at: 'timestamptz',
};

/** All that stores gather, in the order of the statement. */
export const parts = {
  newCases: insert('cases', {
    id: 'text',
    number: 'text',
    case_type: 'text',
    release_id: 'text',
    channel: 'text',
    language: 'text',
    source: 'text',
    external_number: 'text',
    opened_at: 'timestamptz',
    opened_by: 'text',
    kind: 'text',
    category_id: 'text',
    urgency: 'text',
    territory_id: 'text',
    secret_hash: 'text',
    current_run: 'text',
  }),
  newRuns: insert('case_runs', {
    id: 'text',
    case_id: 'text',
    number: 'integer',
    release_id: 'text',
    state: 'text',
    requested_at: 'timestamptz',
  }),
  persons: insert('case_person', {
    case_id: 'text',
    part: 'text',
    name: 'text',
    phone: 'text',
    email: 'text',
    address: 'text',
    notice_version: 'integer',
    notice_at: 'timestamptz',
    consent: 'boolean',
  }),
  findable: ((tenant, rows) =>
    `insert into case_search (tenant_id, case_id, opened_at, numbers, place, said, persons)
      select ${tenant}::text, case_id, opened_at, array_to_tsvector(numbers), sakin_place_terms(${tenant}::text, place),
        array_to_tsvector(said), array_to_tsvector(persons)
      from json_to_recordset(${rows}::json) as r(case_id text, opened_at timestamptz, numbers text[], place text, said text[], persons text[])`) as Part,
  calls: insert('case_calls', { case_id: 'text', call_id: 'text' }),
  replies: insert('idempotency_keys', {
    actor: 'text',
    key: 'text',
    request_hash: 'text',
    status: 'integer',
    response: 'jsonb',
    made_at: 'timestamptz',
  }),
  answers: insert('task_answers', {
    engine_id: 'text',
    task_key: 'text',
    case_id: 'text',
    answers: 'jsonb',
    answered_by: 'text',
    answered_at: 'timestamptz',
  }),
  texts: insert('case_text', {
    id: 'text',
    case_id: 'text',
    kind: 'text',
    language: 'text',
    text: 'text',
    search: 'text',
    written_by: 'text',
    written_at: 'timestamptz',
    public: 'boolean',
  }),
  deadlines: insert('deadlines', {
    id: 'text',
    case_id: 'text',
    run_id: 'text',
    started_at: 'timestamptz',
    due_at: 'timestamptz',
    term: 'jsonb',
    explanation: 'jsonb',
    calendar_id: 'text',
    calendar_revision: 'integer',
    reason: 'text',
    current: 'boolean',
    next_at: 'timestamptz',
    reached: 'integer[]',
    made_at: 'timestamptz',
  }),
  rounds: insert('confirmations', {
    id: 'text',
    case_id: 'text',
    run_id: 'text',
    round: 'integer',
    key: 'text',
    reach: 'text',
    state: 'text',
    next_attempt_at: 'timestamptz',
    organisation_id: 'text',
    token_hash: 'text',
    opened_at: 'timestamptz',
  }),
  tasks: insert('tasks', {
    engine_id: 'text',
    key: 'text',
    case_id: 'text',
    run_id: 'text',
    element_id: 'text',
    element_key: 'text',
    form_id: 'text',
    candidate_groups: 'text[]',
    candidate_users: 'text[]',
    assignee: 'text',
    state: 'text',
    urgency: 'text',
    due_at: 'timestamptz',
    round: 'integer',
    opened_at: 'timestamptz',
  }),
  outgoing: insert(
    'outbox',
    {
      id: 'text',
      case_id: 'text',
      run_id: 'text',
      lane: 'text',
      kind: 'text',
      key: 'text',
      payload: 'jsonb',
      due_at: 'timestamptz',
      made_at: 'timestamptz',
    },
    'on conflict (tenant_id, kind, key) do nothing',
  ),
  events: insert('case_events', {
    case_id: 'text',
    run_id: 'text',
    release_id: 'text',
    type: 'text',
    occurred_at: 'timestamptz',
    actor: 'text',
    element_id: 'text',
    element_key: 'text',
    payload: 'jsonb',
  }),
  receipts: insert('receipts', {
    engine_id: 'text',
    job_key: 'text',
    run_id: 'text',
    case_id: 'text',
    element_id: 'text',
    element_key: 'text',
    type: 'text',
    outcome: 'text',
    output: 'jsonb',
    facts: 'jsonb',
    worker_version: 'text',
    handled_at: 'timestamptz',
  }),
  /** The last step of completing; a task that is no longer open is left alone. */
  answeredTasks: ((tenant, rows, many) =>
    `update tasks t set state = r.state, completed_at = r.completed_at, completed_by = r.completed_by
      from (select * from json_to_recordset(${rows}::json) as j(engine_id text, key text, state text, completed_at timestamptz, completed_by text) limit ${many}::bigint) r
      where t.tenant_id = ${tenant} and t.engine_id = r.engine_id and t.key = r.key and coalesce(t.state, '') = 'open' returning 1`) as Part,
  deadlinesMet: update(
    'deadlines',
    { id: 'text', met_at: 'timestamptz', met: 'boolean' },
    'met_at = r.met_at, met = coalesce(r.met, t.met)',
  ),
  deadlinesReached: update(
    'deadlines',
    { id: 'text', next_at: 'timestamptz', reached: 'integer[]' },
    'next_at = r.next_at, reached = r.reached',
  ),
  roundChanges: update('confirmations', roundColumns, all(roundColumns, ['id', 'was']), 't.state = r.was'),
  runs: update('case_runs', runColumns, all(runColumns, ['id', 'was']), 't.state = r.was'),
  cases: update(
    'cases',
    caseColumns,
    `${all(caseColumns, ['id', 'classification', 'assignment'])}, classification = coalesce(r.classification, t.classification), assignment = coalesce(r.assignment, t.assignment)`,
  ),
  /** The gate reads what all others have written, so this goes behind them. */
  endings: update(
    'cases',
    { id: 'text', status: 'text', ended_at: 'timestamptz' },
    'status = r.status, ended_at = r.ended_at',
  ),
  /** What an ended run still waited for. */
  leftTasks: ((tenant, rows, many) =>
    `update tasks t set state = 'withdrawn', withdrawn_at = r.at, withdrawn_reason = 'run-ended'
      from (select * from json_to_recordset(${rows}::json) as j(run_id text, at timestamptz) limit ${many}::bigint) r
      where t.tenant_id = ${tenant} and t.run_id = r.run_id and t.state in ('open', 'completing')`) as Part,
} satisfies { [name: string]: Part };

export type PartName = keyof typeof parts;

export const additions: PartName[] = [
  ...(['newCases', 'newRuns', 'persons', 'findable', 'calls', 'replies', 'answers'] as const),
  ...(['texts', 'deadlines', 'rounds', 'tasks', 'outgoing', 'events', 'receipts'] as const),
];
export const changes: PartName[] = [
  'answeredTasks',
  'deadlinesMet',
  'deadlinesReached',
  'roundChanges',
  'runs',
  'cases',
];
export const last: PartName[] = ['endings', 'leftTasks'];

/** Of these each row must have been as it was expected to be. */
export const counted: ReadonlySet<PartName> = new Set([...changes, 'endings']);
