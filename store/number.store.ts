import { setTimeout as pause } from 'node:timers/promises';
import { Batch } from './batch.ts';
import { gatheredIn } from './gathered.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What is counted on its own: a tenant's cases of a type in a year. */
export interface Series {
  tenant: string;
  caseType: string;
  year: number;
}

/** Answers a number, or undefined: whoever hears that asks again. */
type Waiter = (number: number | undefined) => void;

/** One series in this process: whether somebody takes numbers of it just now, and who waits meanwhile. */
interface Line {
  taken: boolean;
  waiting: Waiter[];
}

/** So long nobody waits for another one's commit in memory; in the database a circle of waiting would be found and broken. */
const patienceMs = 2_000;

const lines = new WeakMap<object, Map<string, Line>>();
// A unit's own function, for copies of a unit keep it, and no two units share it.
const served = new WeakSet<Unit['afterCommit']>();

function lineOf(unit: Unit, { tenant, caseType, year }: Series): Line {
  const pool: object = unit.sql.client.config;
  const ofPool = lines.get(pool) ?? new Map<string, Line>();
  lines.set(pool, ofPool);
  const key = `${tenant}/${caseType}/${year}`;
  const line = ofPool.get(key) ?? { taken: false, waiting: [] };
  ofPool.set(key, line);
  return line;
}

/** Takes so many numbers at once; answers the first of them. Locks the series until the unit's end. */
async function take(unit: Unit, { tenant, caseType, year }: Series, many: number): Promise<number> {
  const [row] = await run<{ last: number }>(unit, {
    text: `insert into public_number as n (tenant_id, case_type, year, last) values ($1, $2, $3, $4)
           on conflict (tenant_id, case_type, year) do update set last = n.last + $4 returning last`,
    values: [tenant, caseType, year, many],
  });
  return row!.last - many + 1;
}

const takeAll = async (unit: Unit, series: Series, many: number): Promise<number[]> => {
  const first = await take(unit, series, many);
  return Array.from({ length: many }, (_, place) => first + place);
};

/**
 * The next number of a series. Whoever takes one locks the series until its commit, which would let a busy intake through in single file:
 * so those who come meanwhile wait in memory, and the next takes numbers for all of them, which they get when it has committed. Where it
 * does not commit, they take theirs anew; a number that its own unit gave up is a gap. Those who share a unit of work take theirs at once.
 */
export async function nextNumber(unit: Unit, series: Series): Promise<number> {
  const gathered = gatheredIn(unit);
  if (gathered) {
    const { caseType, year } = series;
    const numbers = () => new Batch<Series, number>((asked) => takeAll(unit, series, asked.length));
    return (await gathered.shared(`numbers of ${caseType} ${year}`, numbers).of(series))!;
  }
  const alone = unit.sql.parentTransaction !== undefined || served.has(unit.afterCommit);
  served.add(unit.afterCommit);
  if (alone) return take(unit, series, 1);
  const line = lineOf(unit, series);
  while (line.taken) {
    const waited = await turn(line);
    if (waited === 'too long') return take(unit, series, 1);
    if (waited !== undefined) return waited;
  }
  line.taken = true;
  const others = line.waiting.splice(0);
  const first = take(unit, series, others.length + 1);
  void handOut(unit, line, first, others);
  return first;
}

/** Waits until somebody hands out a number, or the line is free. */
async function turn(line: Line): Promise<number | undefined | 'too long'> {
  const over = new AbortController();
  let waiter: Waiter = () => undefined;
  const mine = new Promise<number | undefined>((resolve) => {
    waiter = resolve;
    line.waiting.push(waiter);
  });
  const late = pause(patienceMs, 'too long' as const, { signal: over.signal }).catch(() => undefined);
  const answer = await Promise.race([mine, late]);
  over.abort();
  if (answer === 'too long') line.waiting = line.waiting.filter((each) => each !== waiter);
  return answer;
}

/** When the unit has ended: its numbers to those for whom it took them, and the line to the next. */
async function handOut(unit: Unit, line: Line, first: Promise<number>, others: Waiter[]): Promise<void> {
  try {
    const number = await first;
    await unit.sql.executionPromise;
    for (const [place, waiter] of others.entries()) waiter(number + 1 + place);
  } catch {
    line.waiting.unshift(...others);
  }
  line.taken = false;
  line.waiting.shift()?.(undefined);
}
