import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../domain/id.ts';
import { plusMilliseconds } from '../../domain/instant.ts';
import { correctionStore } from '../../store/correction.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import { type Body, House, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;
let head: Visitor;
let supervisor: Visitor;
const cases = `/api/v1/${town}/cases`;
const tasks = `/api/v1/${town}/tasks`;
const open = `/api/v1/${town}/public`;

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  clerk = await house.visitor('samir');
  head = await house.visitor('elchin');
  supervisor = await house.visitor('tural');
}, 120_000);
afterAll(() => house.close());

const resident = {
  name: 'Könül',
  phone: '+994552101102',
  email: 'konul@mail.example',
  noticeVersion: 1,
  consent: true,
};
const days = (amount: number) => ({ amount, unit: 'working-days' });
const mailsOf = (id: string) =>
  house.rows(
    `select payload ->> 'subject' as subject, payload ->> 'text' as text from outbox where case_id = ? order by seq`,
    [id],
  );
const stepOf = async ({ number, code }: { number: string; code: string }) =>
  house.good('POST', `${open}/status`, { body: { number, code } });

describe('the term of a case', () => {
  it('is shown before it is changed: when it would be due, why then, and who decides beyond one’s limit', async () => {
    const { id } = await house.openCase(operator, { resident });
    const preview = (term: unknown, as = head, kind = 'extend') =>
      house.good('POST', `${cases}/${id}/term/preview`, { as, body: { kind, term } });
    const before = await house.good('GET', `${cases}/${id}`, { as: head });

    const little = await preview(days(5));
    expect(little).toMatchObject({
      allowed: true,
      fault: null,
      before: before.dueAt,
      made: 0,
      decidedBy: ['head', 'supervisor'],
    });
    expect(little.dueAt > before.dueAt).toBe(true);
    expect(little.explanation.extensions).toHaveLength(1);
    expect(await preview(days(6))).toMatchObject({ allowed: false, fault: 'amount', decidedBy: ['supervisor'] });
    // 2065 and beyond.
    expect(await preview({ amount: 1000, unit: 'calendar-days' }, supervisor)).toMatchObject({
      allowed: false,
      fault: 'amount',
      decidedBy: [],
    });
    expect(await preview(days(1), operator)).toMatchObject({ allowed: false, fault: 'role', limits: [] });
    expect((await house.good('GET', `${cases}/${id}`, { as: head })).dueAt).toBe(before.dueAt);
  });

  it('is extended by a head once and a little; beyond that it is refused in words, and the resident hears of each change', async () => {
    const { id, number } = await house.openCase(operator, { resident });
    const change = (term: unknown, as = head) =>
      house.ask('POST', `${cases}/${id}/term`, { as, body: { kind: 'extend', term, reason: 'Hissə gözlənilir' } });

    const refused = await change(days(10));
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'term-beyond-limit', detail: expect.stringContaining('supervisor') });
    expect((await change(days(5))).statusCode).toBe(202);
    await house.engine.runUntilIdle();
    expect((await change(days(1))).json()).toMatchObject({ code: 'term-beyond-limit' });
    const shown = await house.good('GET', `${cases}/${id}`, { as: head });
    expect(shown.abilities).toMatchObject({ extendTerm: false, shortenTerm: false });
    expect((await change(days(10), supervisor)).statusCode).toBe(202);
    await house.engine.runUntilIdle();

    const told = (await mailsOf(id)).filter((mail: Body) => mail.subject.includes('cavab müddəti dəyişdi'));
    expect(told.map((mail: Body) => mail.subject)).toEqual(Array(2).fill(`№ ${number}: cavab müddəti dəyişdi`));
    expect(told[0]!.text).toContain('Səbəb: Hissə gözlənilir');
    const counted = await house.rows(`select payload from case_events where case_id = ? and type = 'term-changed'`, [
      id,
    ]);
    expect(counted.map((row: Body) => [row.payload.as, row.payload.times])).toEqual([
      ['head', 1],
      ['supervisor', 2],
    ]);
  });
});

describe('the objection to an explanation', () => {
  it('is decided neither by who did the work nor by who approved it; by a supervisor only when no reviewer is left', async () => {
    const { id } = await house.openCase(operator, { resident });
    const [nigar, rena] = [await house.visitor('nigar'), await house.visitor('rena')];
    await house.complete(clerk, id, 'work', {
      outcome: 'explained',
      reason: 'Növbəti ilin planında',
      answer: 'Xətt gələn il dəyişdiriləcək.',
    });
    const review = await house.task(nigar, id, 'review');
    expect(await house.refusal('POST', `${tasks}/${review}/claim`, { as: supervisor })).toBe('403 reviewer-decides');
    await house.complete(nigar, id, 'review', { approved: 'yes' });
    const token = await house.linkSecret(id, 'objection');
    await house.good('POST', `${open}/objections/${token}`, { body: { reason: 'Bir il çoxdur.' } });
    await house.engine.runUntilIdle();

    const task = await house.task(nigar, id, 'decide-objection');
    const claim = (as: Visitor) => house.refusal('POST', `${tasks}/${task}/claim`, { as });
    expect(await claim(nigar)).toBe('403 third-person-needed');
    const shown = (as: Visitor) => house.good('GET', `${tasks}/${task}`, { as });
    expect((await shown(nigar)).refusal).toBe('third-person-needed');
    expect((await shown(supervisor)).refusal).toBe('reviewer-decides');
    expect((await shown(rena)).refusal).toBeNull();
    expect(await claim(supervisor)).toBe('403 reviewer-decides');
    await house.rows(`update person set active = false where id = 'rena' returning id`);
    expect((await house.good('GET', `${tasks}/${task}`, { as: supervisor })).abilities).toMatchObject({ claim: true });
    await house.rows(`update person set active = true where id = 'rena' returning id`);
    await house.complete(rena, id, 'decide-objection', { upheld: 'no', reason: 'Plan təsdiqlənib.' });

    expect((await house.good('GET', `${cases}/${id}`, { as: operator })).status).toBe('explained');
  });
});

describe('what the resident reads', () => {
  it('says that a request is in work only once somebody has taken it, and that it is checked only while it is', async () => {
    const opened = await house.openCase(operator, { resident });
    const { id } = opened;
    expect(await stepOf(opened)).toMatchObject({ step: 'assigned' });
    const work = await house.task(clerk, id, 'work');
    await house.good('POST', `${tasks}/${work}/claim`, { as: clerk });
    expect(await stepOf(opened)).toMatchObject({ step: 'in-work' });
    await house.good('POST', `${tasks}/${work}/release`, { as: clerk });
    expect(await stepOf(opened)).toMatchObject({ step: 'assigned' });

    const answers = { outcome: 'explained', reason: 'Planda', answer: 'Xətt gələn il dəyişdiriləcək.' };
    await house.complete(clerk, id, 'work', answers);
    expect(await stepOf(opened)).toMatchObject({ step: 'reviewing', outcome: null, answers: [] });
    await house.complete(await house.visitor('nigar'), id, 'review', { approved: 'yes' });
    expect(await stepOf(opened)).toMatchObject({ step: 'answered', outcome: 'explained' });
    const token = await house.linkSecret(id, 'objection');
    await house.good('POST', `${open}/objections/${token}`, { body: { reason: 'Bir il çoxdur.' } });
    await house.engine.runUntilIdle();
    expect(await stepOf(opened)).toMatchObject({ step: 'objecting' });
  });

  it('brings number, code and a link with both in the first letter, before anybody has classified the request', async () => {
    const opened = await house.openCase(operator, { resident, categoryId: null, description: 'Bir sözüm var idi.' });
    const [first, ...more] = await mailsOf(opened.id);

    expect(more).toEqual([]);
    expect(first!.subject).toBe(`Müraciətiniz qəbul edildi: № ${opened.number}`);
    expect(first!.text).toContain(`/${town}/#/status/${opened.number}/${opened.code}`);
    expect(await stepOf(opened)).toMatchObject({ step: 'registered' });
  });

  it('names the building with its street, and tells the instant with its zone', async () => {
    const opened = await house.openCase(operator, { resident, territoryId: 'merkez-nizami-7' });
    const letter = (await mailsOf(opened.id)).at(-1)!;

    expect(letter.subject).toContain('müraciətiniz icraya göndərildi');
    expect(letter.text).toMatch(/\(Su gəlmir, Nizami küçəsi, [^)]*7[^)]*\)/);
    expect(letter.text).toMatch(/Cavab müddəti: \d{1,2} noyabr 2026, 18:00 \(UTC\+4\)\./);
    expect(letter.text).toContain(`/#/status/${opened.number}/${opened.code}`);
  });

  it('says of work done in part what was not done, and how to say no', async () => {
    const { id } = await house.openCase(operator, { resident });
    const answers = { outcome: 'partly-solved', reason: 'Nasos köhnədir', answer: 'Su verildi, təzyiq zəifdir.' };
    const task = await house.task(clerk, id, 'work');
    await house.good('POST', `${tasks}/${task}/claim`, { as: clerk });
    expect(await house.refusal('POST', `${tasks}/${task}/complete`, { as: clerk, body: { answers } })).toBe(
      '422 answers-invalid',
    );
    await house.complete(clerk, id, 'work', { ...answers, rest: 'Nasos yazda dəyişdiriləcək.' });

    const letter = (await mailsOf(id)).at(-1)!;
    expect(letter.text).toContain('Görülməyən: Nasos yazda dəyişdiriləcək.');
    expect(letter.text).toContain('«Xeyr» desəniz, müraciət yeni müddətlə icraya qayıdır');
  });
});

describe('a request that nobody has classified yet', () => {
  it('has a term for now, and is offered with what its words speak for; classified, the term counts from the same moment', async () => {
    const { id } = await house.openCase(operator, {
      resident,
      categoryId: null,
      description: 'Yolda su var, hər yer islanıb.',
    });
    const before = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(before).toMatchObject({ category: null, department: null, term: 'running' });
    expect(before.deadlines).toEqual([expect.objectContaining({ reason: 'provisional', dueAt: before.dueAt })]);
    expect(before.deadlines[0].term).toMatchObject({ amount: 15, unit: 'working-days' });

    const { proposals } = await house.good('GET', `${tasks}/${await house.task(operator, id, 'classify-by-hand')}`, {
      as: operator,
    });
    expect(proposals.map((each: Body) => each.category.id)).toEqual(expect.arrayContaining(['roads', 'water']));
    expect(proposals[0].words.length).toBeGreaterThan(0);
    expect(proposals.reduce((sum: number, each: Body) => sum + each.share, 0)).toBeLessThanOrEqual(1.0001);

    const answers = { category: 'water.leak', kind: 'request', urgency: 'normal', reason: 'Su yeraltı xətdəndir.' };
    await house.complete(operator, id, 'classify-by-hand', answers);
    const after = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(after.deadlines.map((each: Body) => each.reason)).toEqual(['assigned', 'provisional']);
    expect(after.deadlines[0].explanation.start).toBe(before.deadlines[0].explanation.start);
    expect(after.dueAt < before.dueAt).toBe(true);
  });
});

describe('why a case is as it is', () => {
  it('is told in four languages: the rules that matched, the legal basis of the term, the ways of the diagram', async () => {
    const { id } = await house.openCase(operator, { resident });
    const shown = await house.good('GET', `${cases}/${id}`, { as: supervisor });
    const all = (text: Body) => Object.keys(text).sort();

    const [assigned] = shown.assignment.reasons;
    expect(all(assigned.text)).toEqual(['az', 'en', 'ru', 'tr']);
    expect(assigned.text.tr).toBe('Su şebekesiyle Gülüstan Su’nun şebeke birimi ilgilenir.');
    expect(all(shown.deadlines[0].term.legalBasis)).toEqual(['az', 'en', 'ru', 'tr']);
    const { names } = await house.good('GET', `${cases}/${id}/diagram`, { as: supervisor });
    expect(names['may-be-returned-to-department-must-be-chosen']).toMatchObject({ ru: 'нет, выбирает контролёр' });
  });
});

describe('what is asked for when the work has just ended', () => {
  it('is shown to whoever asked as not applied, and as lapsed once its time is over', async () => {
    const { id } = await house.openCase(operator, { resident });
    const { currentRun } = (
      await house.rows(`select current_run as "currentRun" from cases where id = ?`, [id])
    )[0] as Body;
    await house.complete(clerk, id, 'work', { outcome: 'solved', answer: 'Nasos dayanmışdı, işə salındı.' });
    const at = house.clock.now(town);
    await transact(house.database, { tenants: [town] }, (unit) =>
      correctionStore(unit, town).ask({
        id: newId(),
        case: id,
        run: currentRun,
        category: 'gas.smell',
        kind: null,
        urgency: null,
        territory: null,
        reason: newId(),
        askedBy: 'aysel',
        at,
      }),
    );
    const unheard = async () => (await house.good('GET', `${cases}/${id}`, { as: operator })).unheard;
    expect(await unheard()).toEqual([
      expect.objectContaining({ what: 'correction', askedAt: at, lapsed: false, askedBy: expect.anything() }),
    ]);
    house.clock.moveTo(town, plusMilliseconds(at, 16 * 60_000));
    expect(await unheard()).toEqual([expect.objectContaining({ lapsed: true })]);
  });
});

describe('a call to the resident', () => {
  it('that was not made in calling hours waits behind all other tasks, and says from when', async () => {
    const { id } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', { outcome: 'solved', answer: 'Nasos dayanmışdı, işə salındı.' });
    const { id: other } = await house.openCase(operator, { categoryId: null, description: 'Bir sözüm var idi.' });
    const listed = async () => (await house.good('GET', `${tasks}?scope=groups&limit=100`, { as: operator })).items;
    const call = (await listed()).find((each: Body) => each.caseId === id);
    expect(call).toMatchObject({ elementId: 'call-resident', callAt: null });

    // 21:30; the service calls from 9 to 20.
    house.clock.moveTo(town, '2026-11-05T17:30:00.000Z');
    const late = await listed();
    const place = (of: string) => late.findIndex((each: Body) => each.caseId === of);
    expect(late[place(id)].callAt).toBe('2026-11-06T05:00:00.000Z');
    expect(place(id)).toBeGreaterThan(place(other));
    expect(late.slice(place(id)).every((each: Body) => each.elementId === 'call-resident')).toBe(true);
    const first = await house.good('GET', `${tasks}?scope=groups&limit=1`, { as: operator });
    const rest = await house.good('GET', `${tasks}?scope=groups&limit=100&after=${first.next}`, { as: operator });
    expect([...first.items, ...rest.items].map((each: Body) => each.id)).toEqual(late.map((each: Body) => each.id));
    expect((await house.good('GET', `${tasks}/${late[place(id)].id}`, { as: operator })).callAt).toBe(
      '2026-11-06T05:00:00.000Z',
    );
  });
});
