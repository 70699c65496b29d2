import type { Instant } from '../../domain/instant.ts';
import { textRow } from '../../store/case.store.ts';
import { type CaseEvent, eventRow } from '../../store/event.store.ts';
import { type Outgoing, outgoingRow } from '../../store/outbox.store.ts';
import { insertInto, type RowValues, type Statement, updateOf } from '../../store/statement.ts';
import type { CaseChange, JobView } from '../../workers/context.ts';

const caseColumns: { [name in keyof CaseChange]?: string } = {
  category: 'category_id',
  department: 'department_id',
  organisation: 'organisation_id',
  territory: 'territory_id',
};

/** What a handler wants written, gathered until it has returned: then it goes in one statement, or not at all. */
export class PendingWrites {
  readonly events: CaseEvent[] = [];
  readonly outgoing: Outgoing[] = [];
  readonly texts: RowValues[] = [];
  readonly others: Statement[] = [];
  readonly #job: JobView;
  #case: RowValues = {};
  #run: RowValues = {};
  readonly #written: RowValues = {};

  constructor(job: JobView) {
    this.#job = job;
  }

  keepText(text: Parameters<typeof textRow>[2]): void {
    this.texts.push(textRow(this.#job.tenant, this.#job.case, text));
  }

  changeCase(change: CaseChange): void {
    for (const [name, value] of Object.entries(change))
      this.#case[caseColumns[name as keyof CaseChange] ?? name] = value;
  }

  /** Columns of the case that no worker changes by name. */
  setCase(columns: RowValues): void {
    Object.assign(this.#case, columns);
  }

  setRun(columns: RowValues): void {
    Object.assign(this.#run, columns);
  }

  endRun(ending: string, at: Instant): void {
    this.setRun({ state: 'ended', ended_at: at, ending });
    this.setCase({ status: ending, ended_at: at });
  }

  /** What becomes of the case and its run: columns of theirs. */
  get changes(): { case: RowValues; run: RowValues } {
    return { case: this.#case, run: { ...this.#written, ...this.#run } };
  }

  /** Columns of the run that have been written already. */
  runIs(columns: RowValues): void {
    Object.assign(this.#written, columns);
  }

  statements(): Statement[] {
    const { tenant, run } = this.#job;
    const all = [...this.others];
    if (this.texts.length > 0) all.push(insertInto('case_text', this.texts));
    if (this.outgoing.length > 0)
      all.push(insertInto('outbox', this.outgoing.map(outgoingRow), 'on conflict (tenant_id, kind, key) do nothing'));
    if (Object.keys(this.#run).length > 0) all.push(updateOf('case_runs', { tenant_id: tenant, id: run }, this.#run));
    if (Object.keys(this.#case).length > 0)
      all.push(updateOf('cases', { tenant_id: tenant, id: this.#job.case }, this.#case));
    if (this.events.length > 0) all.push(insertInto('case_events', this.events.map(eventRow)));
    return all;
  }
}
