import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConsistency } from '../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../engine/embedded/postgres/definitions.ts';
import { checkTasks } from '../../scripts/lib/check-tasks.ts';
import { openDatabase } from '../../store/database.ts';
import { transact } from '../../store/unit-of-work.ts';
import { tenant } from './people-at-work.ts';
import type { Towns } from './towns.ts';

/** Every case is there and closed, each step of it once, each mail once, and nothing is left in the engine. */
export async function assertNothingLost(urls: { app: string; engine: string }, towns: Towns, amount: number) {
  const [app, engine] = [openDatabase(urls.app), openDatabase(urls.engine)];
  try {
    const ask = <T>(sql: string): Promise<T[]> =>
      transact(app, { tenants: [tenant] }, async (unit) => (await unit.sql.raw(sql)).rows);
    const cases = await ask<{ n: string; status: string; id: string }>(
      `select external_number as n, status, id from cases`,
    );
    const repeated = await ask(`select case_id, type, count(*) from case_events
      where type in ('case-opened', 'run-opened', 'case-classified', 'department-assigned', 'deadline-set', 'outcome-recorded', 'confirmation-opened', 'confirmation-answered', 'case-ended')
      group by case_id, type having count(*) <> 1`);

    expect(cases.map(({ n }) => Number(n)).sort((a, b) => a - b)).toEqual(Array.from({ length: amount }, (_, n) => n));
    expect([...towns.opened].filter((n) => !cases.some((each) => each.n === n))).toEqual([]);
    expect(cases.filter(({ status }) => status !== 'closed')).toEqual([]);
    expect(repeated).toEqual([]);
    expect(new Set(towns.completed).size).toBe(towns.completed.length);
    expect(await checkConsistency(engine, new Definitions(Date.now))).toMatchObject({ instances: 0, mismatches: [] });
    expect(await checkTasks(engine)).toEqual([]);

    const mails = readdirSync(join(towns.data, 'mailbox', tenant)).filter((name) => name.endsWith('.eml'));
    const heads = mails.map((name) => {
      const text = readFileSync(join(towns.data, 'mailbox', tenant, name), 'utf8');
      return `${/^To: (.*)$/m.exec(text)![1]} | ${/^Subject: (.*(?:\n[ \t].*)*)$/m.exec(text)![1]}`;
    });
    expect(heads.filter((head) => head.includes('resident-'))).toHaveLength(cases.length * 4);
    expect(new Set(heads).size).toBe(heads.length);
    expect((await ask<{ state: string }>('select distinct state from outbox')).map((row) => row.state)).toEqual([
      'sent',
    ]);
  } finally {
    await Promise.all([app.destroy(), engine.destroy()]);
  }
}
