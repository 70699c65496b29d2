import { CasesInHand } from './cases-in-hand.ts';
import { additions, changes, counted, last, type PartName, parts } from './gathered-parts.ts';
import { RoundsInHand } from './rounds-in-hand.ts';
import { type RowValues, run, type Statement } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Where several jobs or requests share a unit: what they have read, and what they will write together. Copies of the unit keep it. */
export interface GatheringUnit extends Unit {
  gathered: Gathered;
}

/** What a unit of work gathers, if it does. */
export const gatheredIn = (unit: Unit): Gathered | undefined => (unit as Partial<GatheringUnit>).gathered;

/** Gathers where the unit of work does, and else writes at once. @throws Overtaken */
export async function gather(unit: Unit, tenant: string, what: (gathered: Gathered) => void): Promise<void> {
  const together = gatheredIn(unit);
  const gathered = together ?? new Gathered(unit, tenant);
  what(gathered);
  if (!together) await gathered.flush();
}

/** What all who share a unit of work share, made at its first use; made anew where nobody shares it. */
export const shared = <T>(unit: Unit, name: string, make: () => T): T => gatheredIn(unit)?.shared(name, make) ?? make();

/** A row was not as it had been read: somebody who needs no lock of the case, such as a resident, was faster. */
export class Overtaken extends Error {}

/** What one of several that share a unit of work wants to do, it can only do alone. */
export class GoesAlone extends Error {}

/**
 * What the jobs of a unit of work have read and what they will write, of all cases of one tenant that are carried on side by side. Round
 * trips and statements, not rows, decide how many cases a second there are: so rows are gathered and written by one statement, and what one
 * job has changed the next finds here. Whoever reads past this asks for `flush` first.
 */
export class Gathered {
  readonly tenant: string;
  readonly cases: CasesInHand;
  readonly rounds: RoundsInHand;
  /** Whatever jobs of one unit of work have in common, by name: batches of questions, answers that hold as long as the unit. */
  readonly common = new Map<string, unknown>();
  readonly #unit: Unit;
  readonly #among: Gathered | undefined;
  readonly #rows = new Map<PartName, RowValues[]>();
  #statements: Statement[] = [];

  /** `among`: what all gather together of whom this is one; its own joins theirs once it is certain, and is never written by itself. */
  constructor(unit: Unit, tenant: string, among?: Gathered) {
    this.#unit = unit;
    this.#among = among;
    this.tenant = tenant;
    this.cases = new CasesInHand(unit, tenant, (part, row) => this.add(part, row));
    this.rounds = new RoundsInHand(unit, tenant, () => this.flush());
  }

  add(part: PartName, ...rows: RowValues[]): void {
    const list = this.#rows.get(part);
    if (list) list.push(...rows);
    else this.#rows.set(part, rows);
  }

  /** A change that is rare: a statement of its own, after all rows. */
  statement(statement: Statement): void {
    this.#statements.push(statement);
  }

  has(part: PartName): boolean {
    return this.#rows.has(part);
  }

  get hasStatements(): boolean {
    return this.#statements.length > 0;
  }

  /** Something that all who share this unit of work share, made at its first use. */
  shared<T>(name: string, make: () => T): T {
    if (this.#among) return this.#among.shared(name, make);
    let found = this.common.get(name);
    if (found === undefined) {
      found = make();
      this.common.set(name, found);
    }
    return found as T;
  }

  /** What one has gathered is certain: it is written with the others'. */
  join(): void {
    this.#takeChanges();
    for (const [part, rows] of this.#rows) this.#among!.add(part, ...rows);
    for (const each of this.#statements) this.#among!.statement(each);
  }

  #takeChanges(): void {
    for (const row of this.cases.takeRuns()) this.add('runs', row);
    for (const row of this.cases.takeCases()) this.add('cases', row);
    for (const row of this.rounds.take()) this.add('roundChanges', row);
  }

  /** Writes all that was gathered. @throws Overtaken, GoesAlone */
  async flush(): Promise<void> {
    if (this.#among) throw new GoesAlone('expected to write at once but this unit of work is shared');
    this.#takeChanges();
    const rows = new Map(this.#rows);
    const statements = this.#statements;
    this.#rows.clear();
    this.#statements = [];
    const sent: Promise<unknown>[] = [];
    if (this.#changesItsOwn(rows)) sent.push(this.#write(rows, additions), this.#write(rows, changes));
    else sent.push(this.#write(rows, [...additions, ...changes]));
    for (const each of statements) sent.push(run(this.#unit, each));
    // What the gate looks at must be there, so an ending is behind all else; and so is what nobody may wait for any more.
    for (const part of last) sent.push(this.#write(rows, [part]));
    const failed = (await Promise.allSettled(sent)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Within one statement nobody sees what another part of it adds. */
  #changesItsOwn(rows: Map<PartName, RowValues[]>): boolean {
    const added = new Set(
      ['deadlines', 'rounds'].flatMap((part) => (rows.get(part as PartName) ?? []).map((r) => r.id)),
    );
    if (added.size === 0) return false;
    return changes.some((part) => rows.get(part)?.some((row) => added.has(row.id)));
  }

  async #write(rows: Map<PartName, RowValues[]>, of: readonly PartName[]): Promise<void> {
    const used = of.filter((part) => rows.has(part));
    if (used.length === 0) return;
    const values: unknown[] = [this.tenant];
    for (const part of used) {
      const list = rows.get(part)!;
      values.push(JSON.stringify(list));
      if (!additions.includes(part)) values.push(list.length);
    }
    const [written] = await run<{ [part: string]: number }>(this.#unit, { text: textOf(used), values });
    for (const part of used)
      if (counted.has(part) && written![part] !== rows.get(part)!.length)
        throw new Overtaken(`expected ${part} of ${this.tenant} as they had been read, but somebody has changed one`);
  }
}

const texts = new Map<string, string>();

/** The statement of exactly these parts; there are few such sets. */
function textOf(used: PartName[]): string {
  const key = used.join(' ');
  let text = texts.get(key);
  if (text === undefined) {
    let n = 1;
    const clauses = used.map((part) => {
      const rows = `$${++n}`;
      return `"${part}" as (${parts[part]('$1', rows, additions.includes(part) ? '' : `$${++n}`)})`;
    });
    const counts = used
      .filter((part) => counted.has(part))
      .map((part) => `(select count(*) from "${part}")::integer as "${part}"`);
    text = `with ${clauses.join(',\n')}\nselect ${counts.join(', ') || 'true'}`;
    texts.set(key, text);
  }
  return text;
}
