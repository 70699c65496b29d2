import type { Instant } from '../domain/instant.ts';
import { Batch } from './batch.ts';
import type { PartName } from './gathered-parts.ts';
import { type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A case as its jobs need it. Columns as in the database. */
export interface CaseRow {
  id: string;
  number: string;
  case_type: string;
  channel: string;
  language: string;
  kind: string | null;
  category_id: string | null;
  urgency: 'normal' | 'urgent' | 'emergency';
  territory_id: string | null;
  department_id: string | null;
  organisation_id: string | null;
  status: string;
  outcome: string | null;
  opened_at: Instant;
  deadline_id: string | null;
  due_at: Instant | null;
  late: boolean;
  reopened: number;
  denials: number;
  returns: number;
}

/** A run of a case. */
export interface RunRow {
  id: string;
  case_id: string;
  release_id: string;
  number: number;
  state: 'requested' | 'open' | 'ended';
  round: number;
  decision: 'rework' | 'disputed' | null;
  review_approved: boolean | null;
  engine_id: string | null;
  instance_key: string | null;
  started_at: Instant | null;
  ended_at: Instant | null;
  ending: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const members = (columns: { [name: string]: string }): string =>
  Object.entries(columns)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ');
const of = (table: string, columns: string[], instants: string[]): string =>
  `json_build_object(${members({
    ...Object.fromEntries(columns.map((column) => [column, `${table}.${column}`])),
    ...Object.fromEntries(instants.map((column) => [column, instant(`${table}.${column}`)])),
  })})`;

const caseColumns = [
  ...[
    'id',
    'number',
    'case_type',
    'channel',
    'language',
    'kind',
    'category_id',
    'urgency',
    'territory_id',
    'department_id',
  ],
  ...['organisation_id', 'status', 'outcome', 'deadline_id', 'late', 'reopened', 'denials', 'returns'],
];
const runColumns = [
  ...[
    'id',
    'case_id',
    'release_id',
    'number',
    'state',
    'round',
    'decision',
    'review_approved',
    'engine_id',
    'instance_key',
    'ending',
  ],
];

/** A case (as `c`) and its run (as `r`), each as one JSON value: to take apart two dozen columns costs the driver more than all else. */
export const caseJson = of('c', caseColumns, ['opened_at', 'due_at']);
export const runJson = of('r', runColumns, ['started_at', 'ended_at']);

const load = `select ${caseJson} as case, ${runJson} as run from unnest($2::text[]) as k(id)
  join case_runs r on r.tenant_id = $1 and r.id = k.id join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id`;

interface Pair {
  case: CaseRow;
  run: RunRow;
}

/** What a change of a case may set, besides what is written whole. */
type CaseColumns = Partial<CaseRow> & { classification?: unknown; assignment?: unknown; ended_at?: Instant };

/** Cases and runs as the unit of work has read and changed them so far. */
export class CasesInHand {
  readonly #cases = new Map<string, CaseRow>();
  readonly #runs = new Map<string, RunRow>();
  readonly #changedCases = new Map<string, RowValues>();
  readonly #changedRuns = new Map<string, RunRow['state']>();
  readonly #batch: Batch<string, Pair>;
  readonly #add: (part: PartName, row: RowValues) => void;

  constructor(unit: Unit, tenant: string, add: (part: PartName, row: RowValues) => void) {
    this.#add = add;
    this.#batch = new Batch(async (runs) => {
      const found = await run<Pair>(unit, { text: load, values: [tenant, [...new Set(runs)]] });
      for (const pair of found) this.put(pair);
      return runs.map((id) => this.known(id));
    });
  }

  /** The case and run as they are now, if they have been read. */
  known(runId: string): Pair | undefined {
    const found = this.#runs.get(runId);
    return found && { run: found, case: this.#cases.get(found.case_id)! };
  }

  async of(runId: string): Promise<Pair | undefined> {
    return this.known(runId) ?? this.#batch.of(runId);
  }

  /** What is known already stays: it may have been changed here. */
  put({ case: c, run: r }: Pair): void {
    if (!this.#cases.has(c.id)) this.#cases.set(c.id, c);
    if (!this.#runs.has(r.id)) this.#runs.set(r.id, r);
  }

  changeCase(id: string, columns: CaseColumns): void {
    const row = this.#cases.get(id)!;
    const { classification, assignment, status, ended_at, ...plain } = columns;
    this.#cases.set(id, { ...row, ...plain, ...(status === undefined ? {} : { status }) });
    if (Object.keys(plain).length > 0 || classification !== undefined || assignment !== undefined)
      this.#changedCases.set(id, {
        ...this.#changedCases.get(id),
        ...(classification === undefined ? {} : { classification }),
        ...(assignment === undefined ? {} : { assignment }),
      });
    if (status !== undefined) this.#add('endings', { id, status, ended_at });
  }

  changeRun(id: string, columns: Partial<RunRow>): void {
    const row = this.#runs.get(id)!;
    if (!this.#changedRuns.has(id)) this.#changedRuns.set(id, row.state);
    this.#runs.set(id, { ...row, ...columns });
  }

  /** Columns that have been written already. */
  runIs(id: string, columns: Partial<RunRow>): void {
    this.#runs.set(id, { ...this.#runs.get(id)!, ...columns });
  }

  takeCases(): RowValues[] {
    const rows = [...this.#changedCases].map(([id, more]) => ({ ...this.#cases.get(id)!, ...more }));
    this.#changedCases.clear();
    return rows;
  }

  /** With the state that each run must still have. */
  takeRuns(): RowValues[] {
    const rows = [...this.#changedRuns].map(([id, was]) => ({ ...this.#runs.get(id)!, was }));
    this.#changedRuns.clear();
    return rows;
  }
}
