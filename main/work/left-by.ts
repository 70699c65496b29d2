import type { BeginRow } from '../../store/receipt.store.ts';
import type { RowValues } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';

const runColumns: { [column: string]: keyof BeginRow } = {
  state: 'run_state',
  round: 'run_round',
  decision: 'run_decision',
  review_approved: 'run_review',
};

interface Left {
  run: string;
  row: BeginRow;
}

/**
 * The case as the last job of a unit of work has left it, for the job that follows in the same unit: its case and instance are locked, so
 * nobody else has changed what this one would read again.
 */
export class LeftBy {
  // A unit's own function, for copies of a unit (the engine hands one to each job) keep it, and no two units share it.
  readonly #left = new WeakMap<Unit['afterCommit'], Left>();

  find(unit: Unit, run: string): BeginRow | undefined {
    const left = this.#left.get(unit.afterCommit);
    return left?.run === run ? left.row : undefined;
  }

  keep(unit: Unit, run: string, row: BeginRow): void {
    this.#left.set(unit.afterCommit, { run, row });
  }

  forget(unit: Unit): void {
    this.#left.delete(unit.afterCommit);
  }
}

/** The row a job began with, after its columns of the case and of the run have changed. */
export function changed(row: BeginRow, { case: ofCase, run }: { case: RowValues; run: RowValues }): BeginRow {
  const known = Object.entries(ofCase).filter(([column]) => column in row);
  const ofRun = Object.entries(run).flatMap(([column, value]) =>
    runColumns[column] ? [[runColumns[column], value]] : [],
  );
  return { ...row, ...Object.fromEntries(known), ...Object.fromEntries(ofRun) };
}
