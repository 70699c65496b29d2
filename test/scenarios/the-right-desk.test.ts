import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { type AnyWorker, defineWorker } from '../../workers/define-worker.ts';
import notify from '../../workers/notify.ts';
import { World } from '../support/world.ts';

let world: World;
let broken = false;
beforeAll(async () => {
  const shaky = defineWorker({
    ...notify,
    output: Type.Object({}),
    async handle(input, context) {
      context.record('half-done');
      if (broken) throw new Error('expected the texts of the town but the page was torn out');
      return notify.handle(input, context);
    },
  });
  world = await World.open({ at: '2026-11-05T06:00:00.000Z', instead: { notify: shaky as AnyWorker } });
});
afterAll(() => world.close());

describe('not ours, twice', () => {
  it('is classified anew the first time; the second time a supervisor chooses who acts', async () => {
    const hole = await world.call({ description: 'A pothole in the road', territory: 'north' });
    expect((await world.caseOf(hole)).department_id).toBe('roads-north');
    const [{ due_at: promised }] = await world.rows('select due_at from cases where id = ?', [hole.id]);
    await world.later(24 * 3_600_000);
    await world.answer(hole.run, 'work', 'elchin', { outcome: 'not-ours', reason: 'Water under the road.' });
    expect(await world.tasks(hole.run)).toEqual(['classify-by-hand']);

    await world.answer(hole.run, 'classify-by-hand', 'aygun', {
      category: 'roads',
      kind: 'request',
      reason: 'Looks like a road.',
    });
    // The promise to the resident still counts from the day of the call.
    expect(await world.caseOf(hole)).toMatchObject({ category_id: 'roads', returns: 1, due_at: promised });
    await world.answer(hole.run, 'work', 'elchin', { outcome: 'not-ours', reason: 'Still water.' });

    expect(await world.tasks(hole.run)).toEqual(['choose-department']);
    await world.answer(hole.run, 'choose-department', 'tofiq', { departmentId: 'pipes', reason: 'Let us look.' });
    expect(await world.caseOf(hole)).toMatchObject({
      department_id: 'pipes',
      organisation_id: 'waterworks',
      returns: 2,
    });
    const subjects = (await world.mails(hole)).map((mail) => mail.subject.replace(`${hole.number}: `, ''));
    expect(subjects).toEqual(['opened', 'registered', 'passed-on', 'passed-on']);
  });
});

describe('corrected', () => {
  it('within the department: the work stays where it is, the term follows from where it began', async () => {
    const leak = await world.call({ category: 'water' });
    const [task] = await world.rows(`select key, due_at from tasks where case_id = ? and state = 'open'`, [leak.id]);
    await world.later(3_600_000);
    const opened = (await world.caseOf(leak)).opened_at as string;
    await world.correct(leak, { category: 'water.leak', urgency: 'emergency' }, 'the same department');

    expect(await world.caseOf(leak)).toMatchObject({
      category_id: 'water.leak',
      urgency: 'emergency',
      department_id: 'pipes',
      classification: { how: 'person', by: 'aygun' },
      due_at: new Date(Date.parse(opened) + 24 * 3_600_000).toISOString(),
    });
    const [same] = await world.rows(`select key, due_at from tasks where case_id = ? and state = 'open'`, [leak.id]);
    expect(same.key).toBe(task.key);
    expect(same.due_at < task.due_at).toBe(true);
    expect(await world.facts(leak, 'case-corrected')).toMatchObject([
      { changed: ['category', 'urgency'], category: 'water.leak', from: { category: 'water', urgency: 'normal' } },
    ]);
    expect((await world.facts(leak, 'deadline-set')).map((fact) => fact.reason)).toEqual(['assigned', 'corrected']);
    expect((await world.mails(leak)).map((mail) => mail.subject.replace(`${leak.number}: `, ''))).toEqual([
      'opened',
      'registered',
    ]);
  });

  it('to another department: what was begun is withdrawn, the case is assigned and promised anew, and the resident told', async () => {
    const hole = await world.call({ description: 'A pothole in the road', territory: 'north' });
    await world.later(3_600_000);
    await world.correct(hole, { territory: 'south' }, 'another department');

    expect(await world.caseOf(hole)).toMatchObject({ territory_id: 'south', department_id: 'roads-south', returns: 0 });
    expect(await world.tasks(hole.run)).toEqual(['work']);
    const groups = await world.rows('select state, candidate_groups from tasks where case_id = ? order by opened_at', [
      hole.id,
    ]);
    expect(groups).toEqual([
      { state: 'withdrawn', candidate_groups: ['department:roads-north'] },
      { state: 'open', candidate_groups: ['department:roads-south'] },
    ]);
    // By hand is by hand: the words of the description have no say any more.
    await world.correct(hole, { category: 'water' }, 'another department');
    expect(await world.caseOf(hole)).toMatchObject({ category_id: 'water', department_id: 'pipes' });
    await world.answer(hole.run, 'work', 'rauf', { outcome: 'solved' });
    expect((await world.mails(hole)).map((mail) => mail.subject.replace(`${hole.number}: `, ''))).toEqual([
      'opened',
      'registered',
      'passed-on',
      'passed-on',
      'answer',
    ]);
    expect(await world.tasks(hole.run)).toEqual(['call-resident']);
  });

  it('while a person was to classify it: it goes on as registered; where no rule fits, a supervisor chooses', async () => {
    const vague = await world.call({ description: 'Something is wrong in our yard' });
    await world.correct(vague, { category: 'roads', kind: 'request', territory: 'south' }, 'another department');
    expect(await world.tasks(vague.run)).toEqual(['work']);
    expect(await world.caseOf(vague)).toMatchObject({ department_id: 'roads-south', kind: 'request' });
    const told = (await world.mails(vague)).map((mail) => mail.subject.replace(`${vague.number}: `, ''));
    expect(told).toEqual(['opened', 'registered']);

    await world.correct(vague, { category: 'lifts' }, 'another department');
    expect(await world.tasks(vague.run)).toEqual(['choose-department']);
  });
});

describe('unsure classification', () => {
  it('goes to a person, whose word counts', async () => {
    const vague = await world.call({ description: 'Something is wrong in our yard' });
    expect(await world.tasks(vague.run)).toEqual(['classify-by-hand']);
    expect(await world.caseOf(vague)).toMatchObject({
      category_id: null,
      classification: { how: 'words', sure: false },
    });

    await world.answer(vague.run, 'classify-by-hand', 'aygun', {
      category: 'water',
      kind: 'complaint',
      urgency: 'urgent',
    });
    expect(await world.caseOf(vague)).toMatchObject({
      category_id: 'water',
      urgency: 'urgent',
      department_id: 'pipes',
    });
    const [task] = await world.rows(
      `select urgency, candidate_groups from tasks where case_id = ? and state = 'open'`,
      [vague.id],
    );
    expect(task).toEqual({ urgency: 'urgent', candidate_groups: ['department:pipes'] });
  });

  it('takes an emergency at its word, with a term in clock hours', async () => {
    const inADay = () => new Date(Date.parse(world.now) + 24 * 3_600_000).toISOString();
    const earliest = inADay();
    const burst = await world.call({ description: 'A pipe has burst, water everywhere' });
    const { urgency, due_at: due } = await world.caseOf(burst);
    expect(urgency).toBe('emergency');
    // An engine beside may move the clock by a moment while it works.
    const order = [earliest, String(due), inADay()];
    expect(order).toEqual([...order].sort());
  });

  it('asks a supervisor where no department fits', async () => {
    const lift = await world.call({ category: 'lifts' });
    expect(await world.tasks(lift.run)).toEqual(['choose-department']);
    const receipts = await world.rows(
      `select outcome, output from receipts where case_id = ? and type = 'assign-department'`,
      [lift.id],
    );
    expect(receipts).toMatchObject([{ outcome: 'error', output: { code: 'NO_DEPARTMENT' } }]);
  });
});

describe('cancelled', () => {
  it('ends by the resident’s withdrawal while the work is not done, with its reason', async () => {
    const leak = await world.call();
    await world.askToCancel(leak, 'resident', 'withdrawn');

    expect(await world.caseOf(leak)).toMatchObject({ status: 'cancelled' });
    expect(await world.tasks(leak.run)).toEqual([]);
    expect(await world.facts(leak, 'cancellation-recorded')).toMatchObject([{ reasonCode: 'withdrawn' }]);
    expect((await world.mails(leak)).at(-1)!.subject).toBe(`${leak.number}: cancelled`);
  });

  it('is not possible any more when the work is done', async () => {
    const leak = await world.call();
    await world.answer(leak.run, 'work', 'rauf', { outcome: 'solved' });
    await world.askToCancel(leak, 'resident', 'withdrawn');

    expect(await world.caseOf(leak)).toMatchObject({ status: 'open' });
    await world.answer(leak.run, 'call-resident', 'aygun', { reached: true, answer: 'yes' });
    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed' });
  });
});

describe('explained', () => {
  const explain = (run: string) =>
    world.answer(run, 'work', 'rauf', { outcome: 'explained', answer: 'The pipe is yours.' });

  it('goes to the resident only when somebody else has approved it, and ends when nobody objects', async () => {
    const leak = await world.call();
    await explain(leak.run);
    expect(await world.tasks(leak.run)).toEqual(['review']);
    await world.answer(leak.run, 'review', 'leyla', { approved: false, remark: 'Say why.' });
    expect(await world.tasks(leak.run)).toEqual(['work']);
    expect(await world.mails(leak)).toHaveLength(2);
    await explain(leak.run);
    await world.answer(leak.run, 'review', 'leyla', { approved: true });

    expect((await world.mails(leak)).at(-1)!.text).toContain('The pipe is yours. https://sahil.example/objection/');
    expect((await world.caseOf(leak)).status).toBe('open');
    await world.later(14 * 24 * 3_600_000);
    expect(await world.caseOf(leak)).toMatchObject({ status: 'explained', late: false });
    expect(await world.engineRows(leak.run)).toBe(0);
  });

  it('is worked on again when the reviewer upholds the objection; a second explanation is final', async () => {
    const leak = await world.call();
    await explain(leak.run);
    await world.answer(leak.run, 'review', 'leyla', { approved: true });
    expect(await world.object(leak)).toBe(true);
    expect(await world.object(leak)).toBe(false);
    expect(await world.tasks(leak.run)).toEqual(['decide-objection']);
    await world.answer(leak.run, 'decide-objection', 'tofiq', { upheld: true, reason: 'It is the town’s pipe.' });
    expect(await world.tasks(leak.run)).toEqual(['work']);

    await explain(leak.run);
    await world.answer(leak.run, 'review', 'leyla', { approved: true });
    expect(await world.caseOf(leak)).toMatchObject({ status: 'explained' });
  });

  it('ends as explained when the objection is rejected', async () => {
    const leak = await world.call();
    await explain(leak.run);
    await world.answer(leak.run, 'review', 'leyla', { approved: true });
    await world.object(leak);
    await world.answer(leak.run, 'decide-objection', 'tofiq', { upheld: false, reason: 'The meter stands behind it.' });

    expect(await world.caseOf(leak)).toMatchObject({ status: 'explained' });
    expect((await world.mails(leak)).at(-1)!.subject).toBe(`${leak.number}: objection-rejected`);
  });

  it('becomes an incident when the writer reviews the own explanation', async () => {
    const leak = await world.call();
    await explain(leak.run);
    await world.answer(leak.run, 'review', 'rauf', { approved: true });

    expect(await world.incidents(leak.run)).toMatchObject([{ element: 'record-review', kind: 'job-no-retries' }]);
    expect(await world.mails(leak)).toHaveLength(2);
  });

  it('becomes an incident when the objection is decided by the reviewer who approved the answer', async () => {
    const leak = await world.call();
    await explain(leak.run);
    await world.answer(leak.run, 'review', 'leyla', { approved: true });
    await world.object(leak);
    await world.answer(leak.run, 'decide-objection', 'leyla', { upheld: false, reason: 'I have said so before.' });

    expect(await world.incidents(leak.run)).toMatchObject([
      { element: 'record-objection', message: expect.stringContaining('neither wrote nor reviewed') },
    ]);
    expect(await world.caseOf(leak)).toMatchObject({ status: 'open' });
  });
});

describe('referred', () => {
  const hand = (run: string) =>
    world.answer(run, 'work', 'rauf', {
      outcome: 'referred',
      body: 'State Road Agency',
      answer: 'The main road is theirs.',
    });

  it('ends as referred when a second person has approved it, and the resident is told to whom', async () => {
    const leak = await world.call();
    await hand(leak.run);
    expect(await world.tasks(leak.run)).toEqual(['review']);
    await world.answer(leak.run, 'review', 'leyla', { approved: false, remark: 'Ask them first.' });
    expect(await world.tasks(leak.run)).toEqual(['work']);
    await hand(leak.run);
    await world.answer(leak.run, 'review', 'leyla', { approved: true });

    expect(await world.caseOf(leak)).toMatchObject({ status: 'referred', outcome: 'referred', late: false });
    const told = (await world.mails(leak)).at(-1)!;
    expect(told.subject).toBe(`${leak.number}: referred`);
    expect(told.text).toContain('Handed to: State Road Agency\n\nThe main road is theirs.');
    expect(await world.facts(leak, 'case-ended')).toMatchObject([{ ending: 'referred' }]);
    expect(await world.rows('select met from deadlines where case_id = ?', [leak.id])).toEqual([{ met: true }]);
    expect(await world.engineRows(leak.run)).toBe(0);

    const again = (await world.reopen(leak))!;
    expect(await world.tasks(again.run)).toEqual(['work']);
  });

  it('is let through by the database only with that approval', async () => {
    const leak = await world.call();
    await hand(leak.run);

    await expect(world.rows(`update cases set status = 'referred' where id = ?`, [leak.id])).rejects.toThrow(
      'nobody has approved',
    );
  });
});

describe('a worker that fails', () => {
  it('is tried again, becomes an incident that a person sees, and goes on where it stood when it is retried', async () => {
    broken = true;
    const leak = await world.call();
    const [incident] = await world.incidents(leak.run);
    expect(incident).toMatchObject({
      element: 'notify-opened',
      kind: 'job-no-retries',
      message: expect.stringContaining('torn out'),
    });
    expect(await world.tasks(leak.run)).toEqual([]);
    expect(await world.mails(leak)).toEqual([]);
    expect(await world.facts(leak, 'half-done')).toEqual([]);

    broken = false;
    await world.act((unit) =>
      world.engine.intents(unit).resolveIncident(world.origin(leak.run), { incident: incident!.key, retries: 1 }),
    );
    await world.settle();

    expect(await world.incidents(leak.run)).toEqual([]);
    expect(await world.tasks(leak.run)).toEqual(['work']);
    expect(await world.mails(leak)).toHaveLength(2);
    const history = await world.history(leak);
    expect(history).toEqual(expect.arrayContaining(['incident-raised', 'incident-resolved']));
  });
});
