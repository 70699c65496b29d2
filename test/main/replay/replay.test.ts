import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConsistency } from '../../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../../engine/embedded/postgres/definitions.ts';
import { machineWall } from '../../../main/clocks.ts';
import { parseMapping } from '../../../main/replay/mapping.ts';
import { replay } from '../../../main/replay/replay.ts';
import { printed, type Report } from '../../../main/replay/report.ts';
import { readRows } from '../../../main/replay/rows.ts';
import { openDatabase } from '../../../store/database.ts';
import { projectRoot } from '../../../store/root.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type MovingProduct, movingProduct } from '../../support/moving-product.ts';
import { requestsFile } from '../../support/requests-file.ts';

const amount = 120;
const mapping = parseMapping(readFileSync(join(projectRoot(), 'seeds/replay/la311.json'), 'utf8'));
const file = requestsFile(amount, 7);
const reading = readRows(file.csv, mapping);
const tenant = mapping.tenant.id;

let product: MovingProduct;
let report: Report;
beforeAll(async () => {
  product = await movingProduct();
  report = await replay(
    { database: product.app, engine: product.engine, clock: product.clock, wall: machineWall, notes: [] },
    reading,
    mapping,
  );
}, 120_000);
afterAll(() => product.close());

const ask = <T>(sql: string): Promise<T[]> =>
  transact(product.app, { tenants: [tenant] }, async (unit) => (await unit.sql.raw(sql)).rows);

test('every request of the file that can be lived again is lived to its end: none is lost, none is stuck', () => {
  expect(product.troubles).toEqual([]);
  expect([report.lost, report.stuck, report.sum.opened]).toEqual([0, 0, reading.rows.length]);
  expect(report.sum.byStatus).toEqual({
    cancelled: file.expected.cancelled,
    referred: file.expected.referred,
    'no-contact': file.expected.noContact,
    closed: file.expected.closed,
  });
});

test('each case opens and ends at its real instants', async () => {
  const row = reading.rows.find((each) => each.end === 'solved' && each.noContact === undefined)!;
  const cases = await ask<{ n: string; opened_at: string; ended_at: string }>(
    'select external_number as n, opened_at, ended_at from cases',
  );

  expect(cases).toContainEqual({ n: row.number, opened_at: row.openedAt, ended_at: row.endedAt });
});

test('work that ended after the deadline is late, and its department was warned before', async () => {
  const late = await ask<{ id: string }>('select id from cases where late');
  const escalated = await ask<{ case_id: string }>(`select distinct case_id from case_events where type = 'escalated'`);

  expect(late.length).toBeGreaterThan(0);
  expect(late.filter(({ id }) => !escalated.some(({ case_id }) => case_id === id))).toEqual([]);
});

test('the report says what was judged, what was left out, and how it came about', () => {
  const text = printed(report);

  expect(text).toContain(`Requests in the file: ${amount}; replayed: ${reading.rows.length}; lost: 0; stuck: 0`);
  expect(text).toContain('closed before opened 2');
  expect(report.sum.onTime + report.sum.late).toBe(reading.rows.filter((row) => row.promised).length);
});

test('afterwards the engine holds nothing of it any more', async () => {
  const engine = openDatabase(product.server.urls.engine);
  const { instances, mismatches } = await checkConsistency(engine, new Definitions(Date.now));
  await engine.destroy();

  expect({ instances, mismatches }).toEqual({ instances: 0, mismatches: [] });
});
