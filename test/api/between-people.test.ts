import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plusMilliseconds } from '../../domain/instant.ts';
import { type Body, House, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;
let head: Visitor;
let supervisor: Visitor;
const api = `/api/v1/${town}`;
const hour = 3_600_000;

beforeAll(async () => {
  house = await House.open();
  [operator, clerk, head, supervisor] = [
    await house.visitor('aysel'),
    await house.visitor('samir'),
    await house.visitor('elchin'),
    await house.visitor('tural'),
  ];
}, 120_000);
afterAll(() => house.close());

const byPhone = { name: 'Könül', phone: '+994552101102', noticeVersion: 1, consent: true };
const show = (id: string, as = operator): Promise<Body> => house.good('GET', `${api}/cases/${id}`, { as });
const taskOf = async (id: string, element: string, as: Visitor): Promise<Body> =>
  house.good('GET', `${api}/tasks/${await house.task(supervisor, id, element)}`, { as });
const roads = { category: 'roads', kind: 'request', urgency: 'normal', reason: 'Yol işidir.' };
const notOurs = (id: string) =>
  house.complete(clerk, id, 'work', { outcome: 'not-ours', reason: 'Su şəbəkəsi deyil, yolun altındadır.' });
const tellings = async (as = operator): Promise<Body[]> => (await house.good('GET', `${api}/tellings`, { as })).items;
const tellingOf = async (id: string) => (await tellings()).find((each) => each.caseId === id);
const settled = (telling: Body, result: string, as = operator) =>
  house.refusal('POST', `${api}/tellings/${telling.id}/result`, { as, body: { result } });
const mailsTo = async (id: string, address: string): Promise<Body[]> =>
  (
    await house.rows(`select payload from outbox where case_id = ? and payload ->> 'to' = ? order by seq`, [
      id,
      address,
    ])
  ).map(({ payload }) => payload);

describe('a department that says "not ours"', () => {
  it('reads beforehand what follows; afterwards it acts no longer, and what it said is before the eyes of whoever classifies', async () => {
    const { id, number, code } = await house.openCase(operator, { resident: byPhone });
    const promised = (await show(id)).dueAt;
    expect((await taskOf(id, 'work', clerk)).ifReturned).toEqual({
      dueAt: promised,
      extensionsFall: 0,
      returnsLeft: true,
    });

    await notOurs(id);

    expect(await show(id)).toMatchObject({
      stage: 'being-assigned',
      department: null,
      organisation: null,
      dueAt: promised,
      returned: [{ department: { id: 'su-sebeke' }, category: { id: 'water.no-supply' } }],
    });
    const standing = await house.good('POST', `${api}/public/status`, { body: { number, code } });
    expect(standing).toMatchObject({ step: 'registered', department: null, dueAt: promised });
    const task = await taskOf(id, 'classify-by-hand', operator);
    expect(task.data.category).toBeNull();
    expect(task.returned).toMatchObject([{ reason: 'Su şəbəkəsi deyil, yolun altındadır.' }]);
    // Words had spoken for what was rejected: it is said, last and as rejected.
    expect(task.proposals.at(-1)).toMatchObject({ category: { id: 'water.no-supply' }, returned: true });
    expect((await house.good('GET', `${api}/cases?standing=returned`, { as: supervisor })).items).toMatchObject([
      { id },
    ]);
  });

  it('makes nobody wait longer than was promised, and a person tells whoever has only a telephone', async () => {
    const { id } = await house.openCase(operator, { resident: byPhone });
    const promised = (await show(id)).dueAt;
    await notOurs(id);
    expect(await tellingOf(id)).toBeUndefined();

    await house.complete(operator, id, 'classify-by-hand', { ...roads });

    const moved = await show(id, supervisor);
    expect(moved).toMatchObject({ dueAt: promised, category: { id: 'roads' } });
    expect(moved.deadlines[0].explanation).toMatchObject({ heldAgainst: { amount: 10, unit: 'working-days' } });
    const telling = await tellingOf(id);
    expect(telling).toMatchObject({ template: 'passed-on', phone: byPhone.phone, language: 'az', attempts: 0 });
    expect(telling.text).toContain(moved.department.name.az);
    expect(telling.text).not.toMatch(/[{}]/);
    expect(moved.tellings).toEqual([telling]);

    expect(await settled(telling, 'told', clerk)).toBe('403 forbidden');
    expect(await settled(telling, 'not-reached')).toBe('204');
    expect(await tellingOf(id)).toMatchObject({ attempts: 1, triedAt: house.clock.now(town) });
    expect(await settled(telling, 'told')).toBe('204');
    expect(await settled(telling, 'told')).toBe('409 already-decided');
    expect((await show(id)).history.at(-1)).toMatchObject({
      type: 'resident-told',
      actor: { id: 'aysel' },
      payload: { channel: 'call', template: 'passed-on' },
    });
  });

  it('has it told as it stands when it is told: an extension meanwhile makes one call of two', async () => {
    const { id } = await house.openCase(operator, { resident: byPhone });
    await notOurs(id);
    await house.complete(operator, id, 'classify-by-hand', { ...roads, category: 'water.no-supply' });
    const first = await tellingOf(id);
    await house.good('POST', `${api}/cases/${id}/term`, {
      as: head,
      body: { kind: 'extend', term: { amount: 2, unit: 'working-days' }, reason: 'Nasos sifariş olunub.' },
    });
    await house.engine.runUntilIdle();

    const now = await tellingOf(id);
    expect(now).toMatchObject({ template: 'term-changed' });
    expect(now.text).toContain('Nasos sifariş olunub.');
    expect(await settled(first, 'told')).toBe('409 already-decided');
    expect(await settled(now, 'left')).toBe('204');
    expect(await tellingOf(id)).toBeUndefined();
  });
});

describe('what a resident with only a telephone is told by a person', () => {
  it('is not what is asked by a call anyway, but every answer that asks nothing', async () => {
    const solved = await house.openCase(operator, { resident: byPhone });
    await house.good('POST', `${api}/cases/${solved.id}/term`, {
      as: head,
      body: { kind: 'extend', term: { amount: 2, unit: 'working-days' }, reason: 'Nasos sifariş olunub.' },
    });
    await house.engine.runUntilIdle();
    expect(await tellingOf(solved.id)).toMatchObject({ template: 'term-changed' });
    await house.complete(clerk, solved.id, 'work', { outcome: 'solved', answer: 'Su verildi.' });
    expect(await tellingOf(solved.id)).toBeUndefined();

    const explained = await house.openCase(operator, { resident: byPhone });
    await house.complete(clerk, explained.id, 'work', {
      outcome: 'explained',
      reason: 'Plan üzrə.',
      answer: 'Su qrafiklə verilir.',
    });
    await house.complete(await house.visitor('nigar'), explained.id, 'review', { approved: 'yes' });
    expect(await tellingOf(explained.id)).toMatchObject({
      template: 'explained',
      text: expect.stringContaining('Su qrafiklə verilir.'),
    });

    const withdrawn = await house.openCase(operator, { resident: byPhone });
    await house.good('POST', `${api}/public/withdrawals`, { body: { number: withdrawn.number, code: withdrawn.code } });
    await house.engine.runUntilIdle();
    expect(await tellingOf(withdrawn.id)).toBeUndefined();
  });
});

describe('the dialog of an extension', () => {
  it('begins with a length that suits the term: half of it, in its unit, within the limits', async () => {
    const proposedFor = async (change: Record<string, unknown>) => {
      const { id } = await house.openCase(operator, change);
      return house.good('POST', `${api}/cases/${id}/term/preview`, { as: supervisor, body: { kind: 'extend' } });
    };
    const emergency = await proposedFor({ categoryId: 'water.no-supply', urgency: 'emergency' });
    expect(emergency).toMatchObject({ fault: 'term-missing', proposed: { amount: 12, unit: 'clock-hours' } });
    const usual = await proposedFor({ categoryId: 'water.no-supply' });
    expect(usual.proposed).toEqual({ amount: 2, unit: 'working-days' });
  });
});

describe('more time', () => {
  const wish = { term: { amount: 2, unit: 'working-days' }, reason: 'Hissə yoldadır.' };
  const ask = (id: string, as: Visitor) => house.refusal('POST', `${api}/cases/${id}/more-time`, { as, body: wish });
  const decide = (id: string, wishId: string, body: object, as = head) =>
    house.refusal('POST', `${api}/cases/${id}/more-time/${wishId}/decision`, { as, body });

  it('is asked for by whoever does the work, told to the head, and granted as an extension', async () => {
    const { id } = await house.openCase(operator, { resident: byPhone });
    const before = (await show(id)).dueAt;
    expect((await taskOf(id, 'work', clerk)).askForMoreTime).toBe(true);
    expect(await ask(id, operator)).toBe('403 forbidden');
    expect(await ask(id, clerk)).toBe('204');
    expect(await ask(id, clerk)).toBe('409 more-time-asked');

    const [listed] = (await house.good('GET', `${api}/more-time`, { as: head })).items.filter(
      (each: Body) => each.case.id === id,
    );
    expect(listed).toMatchObject({ ...wish, askedBy: { id: 'samir' }, decision: null });
    const [letter] = await mailsTo(id, 'elchin@gulustan.example');
    expect(letter.text).toContain('Hissə yoldadır.');
    expect((await house.good('GET', `${api}/more-time`, { as: clerk })).items).toEqual([]);
    const other = await house.good('GET', `${api}/more-time`, { as: await house.visitor('rashad') });
    expect(other.items).toEqual([]);

    expect(await decide(id, listed.id, { decision: 'granted', reason: 'Razıyam.' })).toBe('202');
    await house.engine.runUntilIdle();
    const after = await show(id, clerk);
    expect(after.dueAt > before).toBe(true);
    expect(after.moreTime).toMatchObject([{ decision: 'granted', decidedBy: { id: 'elchin' }, answer: 'Razıyam.' }]);
    expect((await mailsTo(id, 'samir@gulustan.example')).at(-1).subject).toContain('əlavə vaxt verildi');
    expect(await decide(id, listed.id, { decision: 'refused', reason: 'Yox.' })).toBe('409 already-decided');
  });

  it('is refused with a reason that the clerk reads; beyond the limits it is not even asked for', async () => {
    const { id } = await house.openCase(operator, { resident: byPhone });
    const before = (await show(id)).dueAt;
    const tooLong = { ...wish, term: { amount: 90, unit: 'working-days' } };
    expect(await house.refusal('POST', `${api}/cases/${id}/more-time`, { as: clerk, body: tooLong })).toBe(
      '403 term-beyond-limit',
    );
    await ask(id, clerk);
    const [{ id: wishId }] = (await show(id, head)).moreTime;
    expect(await decide(id, wishId, { decision: 'refused', reason: 'Bu gün bitirin.' }, clerk)).toBe('403 forbidden');
    expect(await decide(id, wishId, { decision: 'refused', reason: 'Bu gün bitirin.' })).toBe('202');

    const task = await taskOf(id, 'work', clerk);
    expect(task.moreTime).toMatchObject([{ decision: 'refused', answer: 'Bu gün bitirin.' }]);
    expect((await show(id)).dueAt).toBe(before);
    expect(await ask(id, clerk)).toBe('204');
  });

  it('is granted by whoever extends the term unasked, and lapses when the case is passed on', async () => {
    const extended = await house.openCase(operator);
    await ask(extended.id, clerk);
    await house.good('POST', `${api}/cases/${extended.id}/term`, { as: head, body: { kind: 'extend', ...wish } });
    expect((await show(extended.id)).moreTime).toMatchObject([{ decision: 'granted' }]);

    const passed = await house.openCase(operator);
    await ask(passed.id, clerk);
    await notOurs(passed.id);
    const waiting = (await house.good('GET', `${api}/more-time`, { as: supervisor })).items;
    expect(waiting.map((each: Body) => each.case.id)).not.toContain(passed.id);
  });
});

describe('a supervisor', () => {
  it('sees what is late and undone, taken or not, worst first, and gives it to somebody by name', async () => {
    const { id } = await house.openCase(operator, { categoryId: 'water.leak' });
    house.clock.moveTo(town, plusMilliseconds(house.clock.now(town), 30 * hour));
    await house.engine.runUntilIdle();

    const overdue = await house.good('GET', `${api}/tasks?scope=everybody&overdue=true`, { as: supervisor });
    expect(overdue.items.map((each: Body) => each.caseId)).toContain(id);
    expect(overdue.items.every((each: Body) => each.late)).toBe(true);
    expect(await house.refusal('GET', `${api}/tasks?scope=everybody`, { as: clerk })).toBe('403 forbidden');
    const task = overdue.items.find((each: Body) => each.caseId === id);
    expect(task).toMatchObject({ assignee: null, department: { id: expect.any(String) }, abilities: { assign: true } });

    const { items } = await house.good('GET', `${api}/tasks/${task.id}/assignees`, { as: supervisor });
    const [one] = items;
    const to = (personId: string) =>
      house.refusal('POST', `${api}/tasks/${task.id}/assign`, { as: supervisor, body: { personId } });
    expect(await to('aysel')).toBe('409 assignee-unfit');
    expect(await to(one.id)).toBe('200');
    expect((await show(id)).tasks.find((each: Body) => each.elementId === 'work').assignee).toMatchObject(one);
    expect((await show(id)).history.at(-1)).toMatchObject({ type: 'task-assigned', payload: { person: one.id } });
    expect((await mailsTo(id, `${one.id}@gulustan.example`)).at(-1).subject).toContain('sizə tapşırıldı');
  });

  it('hurries a case: whoever has it and the head hear of it by mail, and it is a fact of the case', async () => {
    const { id } = await house.openCase(operator);
    await house.good('POST', `${api}/tasks/${await house.task(supervisor, id, 'work')}/claim`, { as: clerk });
    const hurry = (as: Visitor) =>
      house.ask('POST', `${api}/cases/${id}/hurry`, { as, body: { reason: 'Uşaq bağçasıdır.' } });

    expect((await hurry(clerk)).statusCode).toBe(403);
    const { people } = (await hurry(supervisor)).json() as Body;
    expect(people).toEqual(
      expect.arrayContaining([
        { name: 'Samir Abbasov', told: true },
        { name: 'Elçin Quliyev', told: true },
      ]),
    );
    expect((await mailsTo(id, 'samir@gulustan.example')).at(-1).text).toContain('Uşaq bağçasıdır.');
    const shown = await show(id);
    expect(shown.history.at(-1)).toMatchObject({ type: 'case-hurried', payload: { people: ['elchin', 'samir'] } });
    expect(shown.reasons.at(-1)).toMatchObject({ about: 'hurry', text: 'Uşaq bağçasıdır.' });
  });

  it('finds open cases by how they stand', async () => {
    const { id } = await house.openCase(operator, { resident: byPhone });
    const standing = async (how: string) =>
      (await house.good('GET', `${api}/cases?standing=${how}&limit=200`, { as: supervisor })).items.map(
        (each: Body) => each.id,
      );
    expect(await standing('waiting')).toContain(id);
    expect(await standing('in-work')).not.toContain(id);
    await house.good('POST', `${api}/tasks/${await house.task(supervisor, id, 'work')}/claim`, { as: clerk });
    expect(await standing('waiting')).not.toContain(id);
    expect(await standing('in-work')).toContain(id);
    await house.complete(clerk, id, 'work', { outcome: 'solved', answer: 'Su verildi.' });
    expect(await standing('answered')).toContain(id);
  });
});
