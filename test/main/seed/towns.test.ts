import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineWall } from '../../../main/clocks.ts';
import { applyRetention } from '../../../main/retention/retention.ts';
import { seedTowns } from '../../../main/seed/seed-town.ts';
import { openDatabase } from '../../../store/database.ts';
import { projectRoot } from '../../../store/root.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type MovingProduct, movingProduct } from '../../support/moving-product.ts';

interface Samples {
  tenant: string;
  requests: { id: string; ends: string }[];
}
const samplesOf = (set: string): Samples =>
  JSON.parse(readFileSync(join(projectRoot(), 'seeds', set, 'requests.json'), 'utf8'));
const { tenant } = samplesOf('town');

let product: MovingProduct;
beforeAll(async () => {
  product = await movingProduct();
  await seedTowns({ database: product.app, engine: product.engine, clock: product.clock, wall: machineWall });
}, 120_000);
afterAll(() => product.close());

const ask = <T>(tenants: string[], sql: string): Promise<T[]> =>
  transact(product.app, { tenants }, async (unit) => (await unit.sql.raw(sql)).rows);

test.each(['town', 'komi'])(
  'the sample requests of %s, run through the product, stand as their authors say',
  async (set) => {
    const { tenant, requests } = samplesOf(set);
    const cases = await ask<{ id: string; status: string }>(
      [tenant],
      `select external_number as id, status from cases where source = 'sample'`,
    );
    const wanted = requests.map(({ id, ends }) => ({ id, status: ends.startsWith('open') ? 'open' : ends }));

    expect(product.troubles).toEqual([]);
    expect(Object.fromEntries(cases.map(({ id, status }) => [id, status]))).toEqual(
      Object.fromEntries(wanted.map(({ id, status }) => [id, status])),
    );
  },
);

test('the neighbour town is there, with a table of departments of its own, and sees nothing of the other', async () => {
  const releases = await ask<{ tenant_id: string; content: string }>(
    ['gulustan', 'qarabulaq'],
    `select tenant_id, content from release_file where name = 'assign.dmn'`,
  );

  expect(new Set(releases.map(({ content }) => content)).size).toBe(2);
  expect(await ask(['qarabulaq'], 'select id from cases')).toEqual([]);
});

test('the towns of a republic are there, each with its managers, and read each other', async () => {
  const { towns } = JSON.parse(readFileSync(join(projectRoot(), 'seeds', 'trial.json'), 'utf8')).sets.at(-1);
  const counted = `select t.id, (select count(*)::int from management m where m.tenant_id = t.id) as managed,
    (select count(*)::int from tenant_reader r where r.tenant_id = t.id) as readers from tenant t`;

  expect(towns).toHaveLength(7);
  for (const { managed, readers } of await ask<{ managed: number; readers: number }>(towns, counted)) {
    expect(managed).toBeGreaterThan(1);
    expect(readers).toBe(6);
  }
});

describe('retention', () => {
  const inFourYears = { now: () => '2030-12-31T00:00:00.000Z' };

  test('erases persons, texts and answers of ended cases once their time is over, keeps the events, and leaves a proof', async () => {
    const events = await ask<{ n: number }>([tenant], 'select count(*)::int as n from case_events');
    await ask(
      [tenant],
      `insert into outbox (tenant_id, id, kind, key, payload, state, due_at, made_at) select '${tenant}', s, 'mail', s, '{"to": "konul@mail.example"}', s,
        '2026-11-05T06:00:00.000Z', '2026-11-05T06:00:00.000Z' from unnest(array['failed', 'unknown']) s returning id`,
    );
    const retention = openDatabase(product.server.urls.retention);
    const erased = await applyRetention(retention, inFourYears, inFourYears);
    await retention.destroy();

    const [left] = await ask<Record<string, number>>(
      [tenant],
      `select
      (select count(*)::int from case_person p join cases c on c.id = p.case_id where c.status <> 'open') as persons,
      (select count(*)::int from case_text x join cases c on c.id = x.case_id where c.status <> 'open') as texts,
      (select count(*)::int from case_person) as "persons of open cases",
      (select count(*)::int from erasures where kind = 'persons') as proofs`,
    );
    expect(left).toMatchObject({ persons: 0, texts: 0 });
    expect(left!['persons of open cases']).toBeGreaterThan(0);
    expect(left!.proofs).toBeGreaterThan(0);
    expect(await ask([tenant], `select id from outbox where state in ('failed', 'unknown')`)).toEqual([]);
    expect(erased.find((each) => each.tenant === tenant && each.kind === 'persons')!.rows).toBeGreaterThanOrEqual(
      left!.proofs!,
    );
    expect(await ask([tenant], 'select count(*)::int as n from case_events')).toEqual(events);
  });

  test('an event cannot be erased by any role of the product', async () => {
    for (const role of ['app', 'engine', 'retention'] as const) {
      const database = openDatabase(product.server.urls[role]);
      await expect(transact(database, { tenants: [tenant] }, ({ sql }) => sql('case_events').del())).rejects.toThrow(
        /append-only|permission denied/,
      );
      await database.destroy();
    }
  });
});
