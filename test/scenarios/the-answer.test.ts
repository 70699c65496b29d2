import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeLate } from '../../store/late-answer.store.ts';
import { type OpenCase, World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  // Thursday, 10:00 in the town.
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
});
afterAll(() => world.close());

const solve = (of: OpenCase) =>
  world.answer(of.run, 'work', 'rauf', { outcome: 'solved', answer: 'The pipe is mended.' });
const call = (of: OpenCase, answers: Record<string, boolean | string>) =>
  world.answer(of.run, 'call-resident', 'aygun', answers);
const subjects = async (of: OpenCase) =>
  (await world.mails(of)).map((mail) => mail.subject.replace(`${of.number}: `, ''));

describe('solved and confirmed', () => {
  it('closes by the resident’s yes, and nothing of it is left in the engine', async () => {
    const leak = await world.call();
    expect(await world.tasks(leak.run)).toEqual(['work']);

    await solve(leak);
    expect(await world.tasks(leak.run)).toEqual(['call-resident']);
    await call(leak, { reached: true, answer: 'yes' });

    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed', outcome: 'solved', late: false });
    expect(await world.engineRows(leak.run)).toBe(0);
    expect(await subjects(leak)).toEqual(['opened', 'registered', 'answer', 'closed']);
    expect(await world.history(leak)).toEqual([
      'case-opened',
      'run-opened',
      'resident-told',
      'case-classified',
      'department-assigned',
      'deadline-set',
      'resident-told',
      'task-opened',
      'task-completed',
      'outcome-recorded',
      'resident-told',
      'confirmation-opened',
      'task-opened',
      'task-completed',
      'confirmation-answered',
      'resident-told',
      'case-ended',
    ]);
  });
});

describe('denied, reworked, confirmed', () => {
  it('goes back to the same department with the reason and a new term, and closes by a later yes', async () => {
    const leak = await world.call();
    await solve(leak);
    await world.later(3_600_000);
    await call(leak, { reached: true, answer: 'no', reason: 'It still drips.' });

    expect(await world.tasks(leak.run)).toEqual(['work']);
    const [first, second] = await world.facts(leak, 'deadline-set');
    expect([first?.reason, second?.reason]).toEqual(['assigned', 'reopened']);
    expect(await world.caseOf(leak)).toMatchObject({ status: 'open', denials: 1, reopened: 1, outcome: null });
    const [denied] = await world.facts(leak, 'case-denied');
    const [text] = await world.rows('select text from case_text where id = ?', [denied!.reason]);
    expect(text).toEqual({ text: 'It still drips.' });

    await solve(leak);
    await call(leak, { reached: true, answer: 'yes' });
    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed', denials: 1 });
    expect(await subjects(leak)).toEqual(['opened', 'registered', 'answer', 'reopened', 'answer', 'closed']);
  });

  it('is decided above the department when it is denied once too often, and is never called closed then', async () => {
    const leak = await world.call();
    for (const _ of [1, 2]) {
      await solve(leak);
      await call(leak, { reached: true, answer: 'no', reason: 'Still wet.' });
    }
    expect(await world.tasks(leak.run)).toEqual(['decide-dispute']);

    await world.answer(leak.run, 'decide-dispute', 'tofiq', { decision: 'rework', reason: 'They have a point.' });
    expect(await world.tasks(leak.run)).toEqual(['work']);
    await solve(leak);
    await call(leak, { reached: true, answer: 'no', reason: 'No.' });
    await world.answer(leak.run, 'decide-dispute', 'tofiq', { decision: 'disputed', reason: 'Seen on site: dry.' });

    expect(await world.caseOf(leak)).toMatchObject({ status: 'disputed', denials: 3, reopened: 2 });
    expect(await world.engineRows(leak.run)).toBe(0);
  });
});

describe('no answer', () => {
  it('asks as often as agreed, in calling hours, and ends unconfirmed; a late yes closes it all the same', async () => {
    const leak = await world.call();
    await solve(leak);
    await call(leak, { reached: false });
    expect(await world.tasks(leak.run)).toEqual([]);
    const [round] = await world.rows('select attempts, next_attempt_at from confirmations where case_id = ?', [
      leak.id,
    ]);
    // A day after Thursday noon is Friday noon, within the hours.
    expect(round.attempts).toBe(1);
    await world.moveTo(round.next_attempt_at);
    expect(await world.tasks(leak.run)).toEqual(['call-resident']);
    await call(leak, { reached: false });
    const { status, ended_at: at } = await world.caseOf(leak);
    expect(status).toBe('unconfirmed');
    const order = [round.next_attempt_at, String(at), world.now];
    expect(order).toEqual([...order].sort());
    expect(await subjects(leak)).toEqual(['opened', 'registered', 'answer', 'unconfirmed']);

    await world.later(20 * 24 * 3_600_000);
    expect(await world.answerByLink(leak, 'yes')).toBe('late');
    const ended = await world.act((unit) => closeLate(unit, 'sahil', leak.id, leak.run, world.now));
    expect(ended).toEqual({ run: 1, round: 1, outcome: 'solved', late: false });
    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed' });
  });

  it('ends as no contact when the resident stayed unknown, without a mail and without a call', async () => {
    const leak = await world.call({ phone: null, email: null });
    await solve(leak);

    expect(await world.caseOf(leak)).toMatchObject({ status: 'no-contact' });
    expect(await subjects(leak)).toEqual([]);
    expect(await world.facts(leak, 'resident-not-reached')).toEqual([
      { template: 'opened', phone: false },
      { template: 'registered', phone: false },
      { template: 'answer', phone: false },
    ]);
  });

  it('waits for the link alone where there is no telephone, and then ends unconfirmed', async () => {
    const leak = await world.call({ phone: null });
    await solve(leak);
    expect(await world.tasks(leak.run)).toEqual([]);
    expect((await world.caseOf(leak)).status).toBe('open');

    await world.later(7 * 24 * 3_600_000);
    expect(await world.caseOf(leak)).toMatchObject({ status: 'unconfirmed' });
    expect(await world.engineRows(leak.run)).toBe(0);
  });
});

describe('link and operator at once', () => {
  it('counts the link when it was first, takes the call from the operator’s list, and refuses a second answer', async () => {
    const leak = await world.call();
    await solve(leak);
    expect(await world.tasks(leak.run)).toEqual(['call-resident']);

    expect(await world.answerByLink(leak, 'yes')).toBe('counted');
    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed' });
    expect(await world.answerByLink(leak, 'no')).toBe('refused');
    const [task] = await world.rows(`select state from tasks where case_id = ? and element_id = 'call-resident'`, [
      leak.id,
    ]);
    expect(task).toEqual({ state: 'withdrawn' });
  });

  it('counts the link when both are done in the same moment and the link was in the database first', async () => {
    const leak = await world.call();
    await solve(leak);

    expect(await world.answerByLink(leak, 'no', false)).toBe('counted');
    await call(leak, { reached: true, answer: 'yes' });

    expect(await world.caseOf(leak)).toMatchObject({ status: 'open', denials: 1 });
    expect(await world.tasks(leak.run)).toEqual(['work']);
  });
});

describe('reopened after an ending', () => {
  it('is a further run of the same case, goes to the department it had, and is counted', async () => {
    const leak = await world.call();
    await solve(leak);
    await call(leak, { reached: true, answer: 'yes' });
    await world.later(24 * 3_600_000);

    const again = (await world.reopen(leak))!;
    expect(await world.caseOf(leak)).toMatchObject({ status: 'open', reopened: 1, current_run: again.run });
    expect(await world.tasks(again.run)).toEqual(['work']);
    expect(await world.reopen(leak)).toBeUndefined();

    await solve(again);
    await call(again, { reached: true, answer: 'yes' });
    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed' });
    expect((await world.facts(leak, 'case-ended')).map((fact) => fact.run)).toEqual([1, 2]);
    expect(await subjects(leak)).toEqual(['opened', 'registered', 'answer', 'closed', 'reopened', 'answer', 'closed']);
  });
});
