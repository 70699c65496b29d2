import { CommandRefused, type Groups } from '../engine/port.ts';
import type { Database } from '../store/database.ts';
import { Gathered, type GatheringUnit, GoesAlone } from '../store/gathered.ts';
import { transact, type Unit } from '../store/unit-of-work.ts';
import type { UseCaseDeps } from './cases/engine-deps.ts';
import { ApiError } from './errors/api-error.ts';

export interface TogetherDeps {
  database: Database;
  engine: UseCaseDeps['engine'];
}

/** Of which sort the work is, and whose: only likes share a transaction, so that all of them take their locks in the same order. */
export interface Sort {
  tenant: string;
  what: 'opening' | 'completing';
}

type Work = (unit: Unit) => Promise<unknown>;

interface Waiting {
  work: Work;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

type Outcome = { answer: unknown } | { refused: unknown } | 'goes-alone';

/** So many requests share a commit at most: what one of them waits for, all wait for, but no longer than this; then each waits alone. */
const most = 32;
const patienceMs = 500;

interface Line {
  waiting: Waiting[];
  underWay: boolean;
}

interface Sharing {
  lines: Map<string, Line>;
  groups: Groups;
}

const sharing = new WeakMap<Database, Sharing>();

function sharingOf(database: Database): Sharing {
  const known = sharing.get(database) ?? { lines: new Map<string, Line>(), groups: { together: 0, apart: 0 } };
  sharing.set(database, known);
  return known;
}

function lineOf(database: Database, { tenant, what }: Sort): Line {
  const { lines } = sharingOf(database);
  const key = `${tenant}/${what}`;
  const line = lines.get(key) ?? { waiting: [], underWay: false };
  lines.set(key, line);
  return line;
}

/** How the shared transactions of this pool have ended: with all that was gathered, or each request going alone. */
export const sharedSoFar = (database: Database): Groups => sharingOf(database).groups;

/**
 * One unit of work for one tenant. Those that come while others of their sort are under way share the next transaction: what they ask at the
 * same moment is one statement, what they write is written together, and one commit holds all of it.
 *
 * A work must read by what can be asked for many (`store/batch.ts`) and write by what is gathered (`store/gathered.ts`), and do nothing
 * outside of its unit: what is refused has written nothing then, and harms nobody; and when the database refuses what was gathered, all of
 * it is undone, and each does its work again in a transaction of its own. Each is answered after the commit.
 */
export function together<T>(deps: TogetherDeps, sort: Sort, work: (unit: Unit) => Promise<T>): Promise<T> {
  const { engine, database } = deps;
  if (!engine.company) return alone(deps, sort, work);
  const line = lineOf(database, sort);
  return new Promise<T>((resolve, reject) => {
    line.waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
    if (!line.underWay) void go(deps, sort, line);
  });
}

const alone = <T>({ database }: TogetherDeps, { tenant }: Sort, work: (unit: Unit) => Promise<T>): Promise<T> =>
  transact(database, { tenants: [tenant], hot: true }, work);

/** One group after the other, until nobody waits. */
async function go(deps: TogetherDeps, sort: Sort, line: Line): Promise<void> {
  line.underWay = true;
  // Whoever comes at this very moment comes along.
  await new Promise(setImmediate);
  while (line.waiting.length > 0) {
    const group = line.waiting.splice(0, most);
    // Whatever happens to one group, the next has its turn, and nobody is left without an answer.
    await carry(deps, sort, group).catch((error) => {
      for (const { reject } of group) reject(error);
    });
  }
  line.underWay = false;
}

async function carry(deps: TogetherDeps, sort: Sort, group: Waiting[]): Promise<void> {
  const outcomes = await sideBySide(deps, sort, group);
  for (const [place, outcome] of outcomes.entries()) {
    const { work, resolve, reject } = group[place]!;
    if (outcome === 'goes-alone') void alone(deps, sort, work).then(resolve, reject);
    else if ('refused' in outcome) reject(outcome.refused);
    else resolve(outcome.answer);
  }
}

/** The database has said no. Without an answer to a commit nobody knows, and to do it again could do it twice. */
const isRefusal = (error: unknown): boolean => typeof (error as { severity?: unknown }).severity === 'string';

async function sideBySide({ database, engine }: TogetherDeps, { tenant }: Sort, group: Waiting[]): Promise<Outcome[]> {
  let written = false;
  const shared = transact(database, { tenants: [tenant], hot: true, patienceMs }, async (unit) => {
    const gathered = new Gathered(unit, tenant);
    const company = engine.company!(unit);
    const member = async ({ work }: Waiting): Promise<Outcome> => {
      const after: (() => void)[] = [];
      const own = new Gathered(unit, tenant, gathered);
      const mine: GatheringUnit = { ...unit, gathered: own, afterCommit: (then) => void after.push(then) };
      const { tx, join } = company.member(mine, () => new GoesAlone('expected to be the only one at an instance'));
      try {
        const answer = await work(tx);
        own.join();
        join();
        for (const then of after) unit.afterCommit(then);
        return { answer };
      } catch (error) {
        if (error instanceof GoesAlone) return 'goes-alone';
        if (error instanceof ApiError || error instanceof CommandRefused) return { refused: error };
        throw error;
      }
    };
    const ended = await Promise.allSettled(group.map(member));
    const outcomes = ended.map((each) => {
      if (each.status === 'rejected') throw each.reason;
      return each.value;
    });
    await Promise.all([company.flush(), gathered.flush()]);
    written = true;
    return outcomes;
  });
  const { groups } = sharingOf(database);
  try {
    const outcomes = await shared;
    groups.together += 1;
    return outcomes;
  } catch (error) {
    groups.apart += 1;
    return group.map(() => (written && !isRefusal(error) ? { refused: error } : 'goes-alone'));
  }
}
