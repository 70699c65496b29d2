import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedSoFar } from '../../../api/together.ts';
import type { Instant } from '../../../domain/instant.ts';
import { machineWall } from '../../../main/clocks.ts';
import { type Mapping, parseMapping } from '../../../main/replay/mapping.ts';
import { replay } from '../../../main/replay/replay.ts';
import type { Row } from '../../../main/replay/rows.ts';
import { projectRoot } from '../../../store/root.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type MovingProduct, movingProduct } from '../../support/moving-product.ts';

// Promised within two hours of the clock, so that warnings and deadlines fall between the acts of one day.
const city = parseMapping(readFileSync(join(projectRoot(), 'seeds/replay/la311.json'), 'utf8'));
const term = { amount: 2, unit: 'clock-hours' } as const;
const mapping: Mapping = { ...city, types: { Other: { ...city.types.Other!, term } } };
const tenant = mapping.tenant.id;

const day = (time: string): Instant => `2018-03-14T${time}:00.000Z`;
const row = (number: string, openedAt: Instant, endedAt: Instant): Row => ({
  number,
  type: 'Other',
  channel: 'phone',
  area: '',
  place: '',
  openedAt,
  end: 'solved',
  endedAt,
  promised: undefined,
  noContact: undefined,
});
const rows = [
  row('first', day('16:00'), day('21:00')),
  row('at its deadline', day('16:30'), day('18:30')),
  row('short', day('16:45'), day('16:50')),
  // Midnight in Los Angeles is at seven.
  row('over midnight', '2018-03-15T05:30:00.000Z', '2018-03-15T08:00:00.000Z'),
  ...Array.from({ length: 30 }, (_, n) => row(`many ${n}`, day(`17:${n + 10}`), day(`19:${59 - n}`))),
];

let product: MovingProduct;
beforeAll(async () => {
  product = await movingProduct();
  const need = { database: product.app, engine: product.engine, clock: product.clock, wall: machineWall, notes: [] };
  await replay(need, { rows, flawed: {} as never, total: rows.length }, mapping);
}, 120_000);
afterAll(() => product.close());

const ask = <T>(sql: string, ...values: string[]): Promise<T[]> =>
  transact(product.app, { tenants: [tenant] }, async (unit) => (await unit.sql.raw(sql, values)).rows);
const told = async (number: string, ...types: string[]): Promise<string[]> =>
  (
    await ask<{ type: string; at: Instant }>(
      `select e.type, e.occurred_at as at from case_events e join cases c on c.id = e.case_id where c.external_number = ? order by e.seq`,
      number,
    )
  )
    .filter(({ type }) => types.includes(type))
    .map(({ type, at }) => `${at.slice(11, 16)} ${type}`);

test('of a case, timers and acts of one day happen in the order of their instants, whatever others do meanwhile', async () => {
  const acts = ['case-opened', 'escalated', 'deadline-passed', 'task-completed', 'case-ended'];

  expect(product.troubles).toEqual([]);
  expect(await told('first', ...acts)).toEqual([
    '16:00 case-opened',
    '17:36 escalated',
    '18:00 escalated',
    '18:00 escalated',
    '18:00 deadline-passed',
    '21:00 task-completed',
    '21:00 task-completed',
    '21:00 case-ended',
  ]);
  expect(await told('short', ...acts)).toEqual([
    '16:45 case-opened',
    '16:50 task-completed',
    '16:50 task-completed',
    '16:50 case-ended',
  ]);
});

test('a timer that is due at the instant of an act comes before it', async () => {
  expect(await told('at its deadline', 'case-opened', 'escalated', 'task-completed')).toEqual([
    '16:30 case-opened',
    '18:06 escalated',
    '18:30 escalated',
    '18:30 escalated',
    '18:30 task-completed',
    '18:30 task-completed',
  ]);
});

test('a case that lives over midnight is warned on the new day, before its work is done', async () => {
  expect(await told('over midnight', 'case-opened', 'escalated', 'task-completed')).toEqual([
    '05:30 case-opened',
    '07:06 escalated',
    '07:30 escalated',
    '07:30 escalated',
    '08:00 task-completed',
    '08:00 task-completed',
  ]);
});

test('cases of one day share their transactions', () => {
  const { together, apart } = sharedSoFar(product.app);

  expect(apart).toBe(0);
  // Alone, each of the rows takes three: it opens, its work is done, its resident is called.
  expect(together).toBeLessThan(rows.length);
});

test('nothing is done to a case at an instant earlier than what was done to it before, on any day', async () => {
  const back = await ask(
    `select * from (select case_id, type, occurred_at, lag(occurred_at) over (partition by case_id order by seq) as before from case_events) e where before > occurred_at`,
  );

  expect(back).toEqual([]);
});
