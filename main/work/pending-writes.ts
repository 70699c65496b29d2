import type { Instant } from '../../domain/instant.ts';
import { textRow } from '../../store/case.store.ts';
import type { CaseRow, RunRow } from '../../store/cases-in-hand.ts';
import type { RoundRecord } from '../../store/confirmation.store.ts';
import { type CaseEvent, eventRow } from '../../store/event.store.ts';
import type { Gathered } from '../../store/gathered.ts';
import type { PartName } from '../../store/gathered-parts.ts';
import { type Outgoing, outgoingRow } from '../../store/outbox.store.ts';
import type { RowValues, Statement } from '../../store/statement.ts';
import type { CaseChange, JobView } from '../../workers/context.ts';

const caseColumns: { [name in keyof CaseChange]?: string } = {
  category: 'category_id',
  department: 'department_id',
  organisation: 'organisation_id',
  territory: 'territory_id',
};

/** What a handler wants written, kept until it has returned: then it joins what its unit of work has gathered, or is forgotten. */
export class PendingWrites {
  readonly events: CaseEvent[] = [];
  readonly outgoing: Outgoing[] = [];
  readonly others: Statement[] = [];
  readonly #job: JobView;
  readonly #rows: [part: PartName, row: RowValues][] = [];
  readonly #case: { [column: string]: unknown } = {};
  readonly #run: Partial<RunRow> = {};
  #round: RoundRecord | undefined;

  constructor(job: JobView) {
    this.#job = job;
  }

  add(part: PartName, row: RowValues): void {
    this.#rows.push([part, row]);
  }

  keepText(text: Parameters<typeof textRow>[2]): void {
    this.add('texts', textRow(this.#job.tenant, this.#job.case, text));
  }

  changeCase(change: CaseChange): void {
    for (const [name, value] of Object.entries(change))
      this.#case[caseColumns[name as keyof CaseChange] ?? name] = value;
  }

  /** Columns of the case that no worker changes by name. */
  setCase(columns: Partial<CaseRow>): void {
    Object.assign(this.#case, columns);
  }

  setRun(columns: Partial<RunRow>): void {
    Object.assign(this.#run, columns);
  }

  endRun(ending: string, at: Instant): void {
    this.setRun({ state: 'ended', ended_at: at, ending });
    Object.assign(this.#case, { status: ending, ended_at: at });
    this.add('leftTasks', { run_id: this.#job.run, at });
  }

  /** A round of confirmation begins. */
  opens(round: RoundRecord): void {
    this.#round = round;
  }

  /** The handler has returned. */
  join(gathered: Gathered): void {
    const { case: caseId, run } = this.#job;
    for (const [part, row] of this.#rows) gathered.add(part, row);
    if (this.#round) gathered.rounds.put(this.#round);
    for (const statement of this.others) gathered.statement(statement);
    if (this.outgoing.length > 0) gathered.add('outgoing', ...this.outgoing.map(outgoingRow));
    if (Object.keys(this.#run).length > 0) gathered.cases.changeRun(run, this.#run);
    if (Object.keys(this.#case).length > 0) gathered.cases.changeCase(caseId, this.#case);
    if (this.events.length > 0) gathered.add('events', ...this.events.map(eventRow));
  }
}
