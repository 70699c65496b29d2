import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarOfTown } from '../support/town.ts';
import { type OpenCase, World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  // Thursday, 10:00 in the town. Monday the 9th is a holiday.
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
});
afterAll(() => world.close());

const timersOf = (of: OpenCase) => world.engine.timers(of.run);
const working = (amount: number) => ({ amount, unit: 'working-days' as const });

describe('solved before any deadline', () => {
  it('is gone at once, although its warning was still to come', async () => {
    const leak = await world.call({ phone: null, email: null });
    expect(await timersOf(leak)).toHaveLength(1);

    const answered = world.now;
    await world.answer(leak.run, 'work', 'rauf', { outcome: 'solved' });

    expect(await timersOf(leak)).toEqual([]);
    expect(await world.engineRows(leak.run)).toBe(0);
    const [deadline] = await world.rows('select met, met_at from deadlines where case_id = ?', [leak.id]);
    expect(deadline.met).toBe(true);
    // An engine beside may move the clock by a moment while it works.
    const order = [answered, deadline.met_at, world.now];
    expect(order).toEqual([...order].sort());
  });
});

describe('a term moved twice, with all three timers pending', () => {
  it('escalates by the newest deadline only', async () => {
    const leak = await world.call();
    await world.changeTerm(leak, 'extend', working(2));
    await world.changeTerm(leak, 'extend', working(5));
    expect(await timersOf(leak)).toHaveLength(3);
    const [{ due_at: due }] = await world.rows('select due_at from cases where id = ?', [leak.id]);
    // 3 + 2 + 5 working days after Thursday the 5th, the 9th left out: Friday the 20th, at closing.
    expect(due).toBe('2026-11-20T14:00:00.000Z');

    await world.moveTo('2026-11-19T13:59:59.000Z');
    expect(await world.facts(leak, 'escalated')).toEqual([]);
    await world.moveTo('2026-11-19T14:00:00.000Z');
    expect(await world.facts(leak, 'escalated')).toMatchObject([{ level: 1, role: 'head', people: ['nigar'] }]);
    await world.answer(leak.run, 'work', 'rauf', { outcome: 'solved' });
    expect(await timersOf(leak)).toEqual([]);
  });

  it('has no deadline while paused, and runs on for what was left when it resumes', async () => {
    const leak = await world.call();
    const [{ due_at: before }] = await world.rows('select due_at from cases where id = ?', [leak.id]);
    await world.changeTerm(leak, 'pause');
    expect(await world.caseOf(leak)).toMatchObject({ due_at: null });

    await world.later(30 * 24 * 3_600_000);
    expect(await world.facts(leak, 'escalated')).toEqual([]);
    await world.changeTerm(leak, 'pause');
    expect(await world.facts(leak, 'term-change-refused')).toMatchObject([
      { kind: 'pause', because: 'paused-already' },
    ]);
    await world.changeTerm(leak, 'resume');

    const [{ due_at: after }] = await world.rows('select due_at from cases where id = ?', [leak.id]);
    expect(after > before).toBe(true);
    const [task] = await world.rows(`select due_at from tasks where case_id = ? and state = 'open'`, [leak.id]);
    expect(task.due_at).toBe(after);
    expect(
      await world.rows('select count(*)::int as n from deadlines where case_id = ? and current', [leak.id]),
    ).toEqual([{ n: 1 }]);
  });
});

describe('a term that is changed within limits', () => {
  it('is extended by a head once and by two days at most; more is for a supervisor, and the resident is told each time', async () => {
    const leak = await world.call();
    const due = async () => (await world.caseOf(leak)).due_at as string;
    const first = await due();
    await world.changeTerm(leak, 'extend', working(3), 'head');
    expect(await due()).toBe(first);
    await world.changeTerm(leak, 'extend', { amount: 40 * 365, unit: 'calendar-days' }, 'head');
    expect(await due()).toBe(first);
    await world.changeTerm(leak, 'extend', working(2), 'head');
    const second = await due();
    expect(second > first).toBe(true);
    await world.changeTerm(leak, 'extend', working(1), 'head');
    expect(await due()).toBe(second);
    await world.changeTerm(leak, 'extend', working(10), 'supervisor');
    const third = await due();
    expect(third > second).toBe(true);
    await world.changeTerm(leak, 'extend', working(1), 'supervisor');
    await world.changeTerm(leak, 'extend', working(1), 'operator');

    expect(await due()).toBe(third);
    const refused = await world.facts(leak, 'term-change-refused');
    expect(refused.map((fact) => fact.because)).toEqual(['amount', 'amount', 'times', 'times', 'role']);
    expect(await world.facts(leak, 'term-changed')).toMatchObject([
      { kind: 'extend', as: 'head', from: first, dueAt: second, times: 1 },
      { kind: 'extend', as: 'supervisor', from: second, dueAt: third, times: 2 },
    ]);
    const told = (await world.mails(leak)).filter((mail) => mail.subject.endsWith('term-changed'));
    expect(told).toHaveLength(2);
    expect(told[1]!.text).toContain('The pipe must be ordered.');
  });

  it('is shortened by a supervisor only, to an instant that is still to come', async () => {
    const leak = await world.call();
    const { due_at: first } = await world.caseOf(leak);
    await world.changeTerm(leak, 'shorten', working(1), 'head');
    await world.changeTerm(leak, 'shorten', working(4), 'supervisor');
    expect(await world.caseOf(leak)).toMatchObject({ due_at: first });
    await world.changeTerm(leak, 'shorten', working(1), 'supervisor');
    const { due_at: second } = await world.caseOf(leak);
    expect(String(second) < String(first)).toBe(true);
    await world.changeTerm(leak, 'shorten', { amount: 1, unit: 'working-hours' }, 'supervisor');

    expect(await world.caseOf(leak)).toMatchObject({ due_at: second });
    const refused = await world.facts(leak, 'term-change-refused');
    expect(refused.map((fact) => fact.because)).toEqual(['role', 'not-earlier', 'times']);
    const [deadline] = await world.rows('select reason from deadlines where case_id = ? and current', [leak.id]);
    expect(deadline).toEqual({ reason: 'shortened' });
  });

  it('is paused for a set time at most: then it runs again by itself, and the resident is told', async () => {
    const leak = await world.call();
    await world.changeTerm(leak, 'pause', undefined, 'head');
    expect(await world.caseOf(leak)).toMatchObject({ due_at: null });
    const [paused] = await world.rows(
      'select next_at from deadlines where id = (select deadline_id from cases where id = ?)',
      [leak.id],
    );
    await world.moveTo(paused.next_at);

    const { due_at: due } = await world.caseOf(leak);
    expect(String(due) > paused.next_at).toBe(true);
    expect((await world.facts(leak, 'term-changed')).map((fact) => fact.kind)).toEqual(['pause', 'resume']);
    expect((await world.mails(leak)).at(-1)!.text).toContain('The pause is over');
    await world.changeTerm(leak, 'pause', undefined, 'head');
    expect(await world.facts(leak, 'term-change-refused')).toMatchObject([{ kind: 'pause', because: 'times' }]);

    await world.changeTerm(leak, 'pause');
    await world.changeTerm(leak, 'resume');
    const [{ due_at: resumed }] = await world.rows('select due_at from cases where id = ?', [leak.id]);
    await world.later(3_600_000);
    // The watch of a pause that somebody has ended does nothing when its time comes.
    expect(await world.caseOf(leak)).toMatchObject({ due_at: resumed });
  });

  it('is not changed once it has passed: what is late stays late', async () => {
    const leak = await world.call();
    await world.moveTo((await world.caseOf(leak)).due_at as string);
    await world.later(1_000);
    expect(await world.caseOf(leak)).toMatchObject({ late: true });
    await world.changeTerm(leak, 'extend', working(5), 'supervisor');

    expect(await world.caseOf(leak)).toMatchObject({ late: true });
    expect(await world.facts(leak, 'term-change-refused')).toMatchObject([{ because: 'passed' }]);
  });
});

describe('late over a holiday', () => {
  let office: World;
  beforeAll(async () => {
    office = await World.open({ at: '2026-11-05T06:00:00.000Z' });
  });
  afterAll(() => office.close());

  it('warns the head a working day before, tells the supervisor when it is due, and counts as late', async () => {
    const leak = await office.call();
    expect(await office.caseOf(leak)).toMatchObject({ due_at: '2026-11-11T14:00:00.000Z' });

    await office.moveTo('2026-11-10T13:59:59.999Z');
    expect(await office.facts(leak, 'escalated')).toEqual([]);
    await office.moveTo('2026-11-10T14:00:00.000Z');
    expect(await office.facts(leak, 'escalated')).toMatchObject([{ level: 1, role: 'head' }]);
    expect(await office.caseOf(leak)).toMatchObject({ late: false });

    await office.moveTo('2026-11-12T06:00:00.000Z');
    expect(await office.facts(leak, 'escalated')).toMatchObject([{ level: 1 }, { level: 2, role: 'supervisor' }]);
    expect(await office.caseOf(leak)).toMatchObject({ late: true });
    const staff = (await office.mails(leak)).filter((mail) => mail.subject.endsWith('escalation'));
    expect(staff.map((mail) => mail.to)).toEqual(['nigar@waterworks.example', 'tofiq@sahil.example']);

    await office.answer(leak.run, 'work', 'rauf', { outcome: 'solved' });
    await office.answer(leak.run, 'call-resident', 'aygun', { reached: true, answer: 'yes' });
    expect(await office.caseOf(leak)).toMatchObject({ status: 'closed', late: true });
    expect(await office.rows('select met from deadlines where case_id = ?', [leak.id])).toEqual([{ met: false }]);
  });

  it('moves by a holiday that is declared after the fact, batch by batch, and the old timers do no harm', async () => {
    const leaks = [await office.call(), await office.call(), await office.call()];
    const done = await office.call({ phone: null, email: null });
    await office.answer(done.run, 'work', 'rauf', { outcome: 'solved' });
    const [{ due_at: before }] = await office.rows('select due_at from cases where id = ?', [leaks[0]!.id]);
    // Thursday the 12th: three working days later is Tuesday the 17th.
    expect(before).toBe('2026-11-17T14:00:00.000Z');

    const days = [...calendarOfTown.days, { date: '2026-11-13', kind: 'declared-free' as const }];
    expect(await office.declare({ ...calendarOfTown, days }, 2)).toBe(3);

    for (const leak of leaks) {
      expect(await office.caseOf(leak)).toMatchObject({ due_at: '2026-11-18T14:00:00.000Z' });
      const [row] = await office.rows('select explanation from deadlines where case_id = ? and current', [leak.id]);
      expect(row.explanation.leftOut).toContainEqual({ date: '2026-11-13', why: 'declared-free' });
    }
    await office.moveTo('2026-11-17T13:59:59.999Z');
    expect(await office.facts(leaks[0]!, 'escalated')).toEqual([]);
    await office.moveTo('2026-11-17T14:00:00.000Z');
    for (const leak of leaks) expect(await office.facts(leak, 'escalated')).toMatchObject([{ level: 1 }]);
    expect(await office.declare({ ...calendarOfTown, days }, 2)).toBe(0);
  });

  it('counts a shortening still when a holiday has moved the shorter term', async () => {
    const leak = await office.call();
    await office.changeTerm(leak, 'shorten', working(2), 'supervisor');
    const { due_at: before } = await office.caseOf(leak);

    const free = ['2026-11-13', '2026-11-19'].map((date) => ({ date, kind: 'declared-free' as const }));
    expect(await office.declare({ ...calendarOfTown, days: [...calendarOfTown.days, ...free] }, 10)).toBeGreaterThan(0);

    const { due_at: after } = await office.caseOf(leak);
    expect(String(after) > String(before)).toBe(true);
    await office.changeTerm(leak, 'shorten', working(1), 'supervisor');
    expect(await office.caseOf(leak)).toMatchObject({ due_at: after });
    expect((await office.facts(leak, 'term-change-refused')).map((fact) => fact.because)).toEqual(['times']);
  });
});
