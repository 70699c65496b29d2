import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../api/tasks/complete-task.ts';
import { taskAtHand } from '../../api/tasks/load-task.ts';
import { partsOf } from '../../api/tasks/task-id.ts';
import { together } from '../../api/together.ts';
import { transact } from '../../store/unit-of-work.ts';
import { type Body, House, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;
const requests = `/api/v1/${town}/public/requests`;
const tasks = `/api/v1/${town}/tasks`;
const report = { description: 'Binada su yoxdur.', language: 'az', categoryId: 'water.no-supply' };
const solved = { outcome: 'solved', answer: 'Nasos dayanmışdı, işə salındı.' };

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  clerk = await house.visitor('samir');
}, 120_000);
afterAll(() => house.close());

const rows = async (text: string, values: unknown[] = []): Promise<Body[]> =>
  transact(house.database, { tenants: [town] }, async (unit) => (await unit.sql.raw(text, values as never)).rows);
const post = (body: Body, key?: string) =>
  house.ask('POST', requests, { body, ...(key ? { headers: { 'idempotency-key': key } } : {}) });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('requests that come at the same moment', () => {
  it('share commits, and each has its own number, code, run and instance', async () => {
    const replies = await Promise.all(upTo(20).map((n) => post(report, `at-once-${n}`)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(upTo(20).map(() => 201));
    const opened = replies.map((reply) => reply.json() as Body);
    const ids = opened.map(({ id }) => id);
    for (const what of ['id', 'number', 'code']) expect(new Set(opened.map((each) => each[what])).size).toBe(20);
    const commits = await rows(
      `select count(distinct tx)::integer as commits, count(distinct run_id)::integer as runs from case_events where type = 'case-opened' and case_id = any(?)`,
      [ids],
    );
    expect(commits[0].runs).toBe(20);
    expect(commits[0].commits).toBeLessThan(10);
    await house.engine.runUntilIdle();
    const open = await rows(`select case_id from tasks where state = 'open' and case_id = any(?)`, [ids]);
    expect(open.map((row) => row.case_id).sort()).toEqual([...ids].sort());
  });

  it('are refused one by one: a wrong one harms no other', async () => {
    const wrong = { ...report, categoryId: 'no-such-category' };
    const replies = await Promise.all(
      [report, wrong, report, wrong, report].map((body, n) => post(body, `mixed-${n}-of-5`)),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 422, 201, 422, 201]);
    expect(replies[1]!.json()).toMatchObject({ code: 'choice-unknown' });
  });

  it('are opened once for one key, however often they come, and the others stay', async () => {
    const replies = await Promise.all([
      ...upTo(4).map(() => post(report, 'the-same-key')),
      post(report, 'another-key'),
    ]);
    const opened = replies.map((reply) => reply.json() as Body);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(opened.slice(0, 4).map(({ id }) => id)).size).toBe(1);
    expect(opened[4].id).not.toBe(opened[0].id);
    const kept = await rows(`select count(*)::integer as many from cases where id = any(?)`, [
      opened.map(({ id }) => id),
    ]);
    expect(kept[0].many).toBe(2);
  });
});

describe('tasks that are completed at the same moment', () => {
  const claimed = async (): Promise<{ caseId: string; url: string; id: string }> => {
    const { id: caseId } = await house.openCase(operator);
    const id = await house.task(clerk, caseId, 'work');
    await house.good('POST', `${tasks}/${id}/claim`, { as: clerk });
    return { caseId, id, url: `${tasks}/${id}/complete` };
  };

  it('are completed once each, whoever asks twice, and a form filled in wrongly harms no other', async () => {
    const all = [await claimed(), await claimed(), await claimed()];
    const [one, two, three] = all.map(({ url }) => url) as [string, string, string];
    const asked = [
      { url: one, answers: solved },
      { url: one, answers: solved },
      { url: two, answers: { outcome: 'no-such-outcome' } },
      { url: three, answers: solved },
    ];
    const replies = await Promise.all(
      asked.map(({ url, answers }) => house.ask('POST', url, { as: clerk, body: { answers } })),
    );
    const codes = replies.map(({ statusCode }) => statusCode);
    expect(codes.slice(0, 2).sort()).toEqual([200, 409]);
    expect(codes.slice(2)).toEqual([422, 200]);
    const told = await rows(
      `select case_id, count(*)::integer as many from case_events where type = 'task-completed' and case_id = any(?) group by case_id`,
      [all.map(({ caseId }) => caseId)],
    );
    expect(told.map(({ case_id, many }) => [case_id, many]).sort()).toEqual(
      [all[0]!, all[2]!].map(({ caseId }) => [caseId, 1]).sort(),
    );
  });

  it('wait for nobody’s lock for long: whoever needs it waits alone', async () => {
    const [held, free] = [await claimed(), await claimed()];
    const ask = ({ url }: { url: string }) => house.ask('POST', url, { as: clerk, body: { answers: solved } });
    const locked = await transact(house.database, { tenants: [town] }, async (unit) => {
      await unit.sql.raw(
        `select from engine_instance i join case_runs r on r.id = i.run_id where r.case_id = ? for update of i`,
        [held.caseId],
      );
      const waiting = ask(held);
      expect((await ask(free)).statusCode).toBe(200);
      return { waiting };
    });
    expect((await locked.waiting).statusCode).toBe(200);
  });

  it('each go alone when the database refuses what they have gathered', async () => {
    const [first, second] = [await claimed(), await claimed()];
    const { engine, clock, database } = house;
    const sort = { tenant: town, what: 'completing' } as const;
    let tries = 0;
    const complete = ({ id }: { id: string }, spoilt: boolean) =>
      together({ database, engine }, sort, async (unit) => {
        if (spoilt) tries += 1;
        const task = (await taskAtHand(unit, town, partsOf(id)))!;
        const at = clock.now(town);
        await completeTask(
          unit,
          { engine, clock },
          { tenant: town, task, person: 'samir', answers: solved, language: 'az', at },
        );
        // An answer nobody can keep: of no case.
        if (spoilt)
          await unit.sql.raw(`insert into case_calls (tenant_id, case_id, call_id) values (?, 'none', 'none')`, [town]);
      });
    const ended = await Promise.allSettled([complete(first, true), complete(second, false)]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(tries).toBe(2);
    const states = await rows('select case_id, state from tasks where element_id = ? and case_id = any(?)', [
      'work',
      [first.caseId, second.caseId],
    ]);
    expect(Object.fromEntries(states.map(({ case_id, state }) => [case_id, state]))).toEqual({
      [first.caseId]: 'open',
      [second.caseId]: 'completed',
    });
  });
});
