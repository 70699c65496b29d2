import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nextNumber } from '../../store/number.store.ts';
import { nested, transact, type Unit } from '../../store/unit-of-work.ts';
import { World } from '../support/world.ts';

let world: World;
let year = 3000;
beforeAll(async () => {
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
});
afterAll(() => world.close());

/** A series that nobody has used. */
const series = () => ({ tenant: 'sahil', caseType: 'resident-request', year: ++year });
const unit = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => transact(world.app, { tenants: ['sahil'] }, work);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** Something to wait for. */
function door<T>(): { opened: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('numbers of a series', () => {
  it('are each given once, without gaps, to many who come at the same time', async () => {
    const one = series();
    const taken = await Promise.all(upTo(40).map(() => unit((u) => nextNumber(u, one))));
    expect(taken.sort((a, b) => a - b)).toEqual(upTo(40));
    const [row] = await world.rows(`select last from public_number where year = ${one.year}`);
    expect(row).toEqual({ last: 40 });
  });

  /** One has taken a number and is not done; two more have come. */
  async function queue(one: ReturnType<typeof series>) {
    const [gate, taken] = [door<boolean>(), door<number>()];
    const first = unit(async (u) => {
      taken.open(await nextNumber(u, one));
      if (!(await gate.opened)) throw new Error('changed my mind');
    });
    expect(await taken.opened).toBe(1);
    const come = upTo(2).map(() => door<void>());
    const others = come.map((here) =>
      unit((u) => {
        here.open();
        return nextNumber(u, one);
      }),
    );
    await Promise.all(come.map(({ opened }) => opened));
    return { first, others: Promise.all(others), end: gate.open };
  }

  it('let nobody wait in the database for another one of this process', async () => {
    const { first, others, end } = await queue(series());
    const waiting = await world.rows(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(waiting).toEqual([]);
    end(true);
    await first;
    expect((await others).sort()).toEqual([2, 3]);
  });

  it('come back when whoever took the first gives up', async () => {
    const { first, others, end } = await queue(series());
    end(false);
    await expect(first).rejects.toThrow('changed my mind');
    expect((await others).sort()).toEqual([1, 2]);
  });

  it('are several in one unit of work, behind a savepoint too', async () => {
    const one = series();
    const mine = await unit(async (u) => {
      const first = await nextNumber(u, one);
      await expect(
        nested(u, async (inner) => {
          await nextNumber(inner, one);
          throw new Error('undone');
        }),
      ).rejects.toThrow('undone');
      return [first, await nextNumber(u, one)];
    });
    expect(mine).toEqual([1, 2]);
    expect(await unit((u) => nextNumber(u, one))).toBe(3);
  });
});
