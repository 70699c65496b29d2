import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeManager } from '../../../api/management/change-manager.ts';
import { TownDay } from '../../support/town-day.ts';

let town: TownDay;
beforeAll(async () => {
  // The first of them begins on Thursday, 10:00 in the town.
  town = await TownDay.open('2026-11-04T07:00:00.000Z', 'usinsk');
}, 60_000);
afterAll(() => town.close());
// Each of them begins at 10:00 of a day: people are called from 8 to 21.
beforeEach(() => town.nextMorning());
afterEach(() => expect(town.product.troubles).toEqual([]));

const call = (more: Record<string, unknown> = {}) =>
  town.open({
    actor: 'olga-u',
    channel: 'phone',
    language: 'ru',
    description: 'Протекает крыша, вода идёт по стене.',
    categoryId: 'roof.leak',
    kind: 'complaint',
    territoryId: 'usinsk-mira-2',
    resident: { name: 'Алла', phone: '+7 912 555 10 20', email: 'alla@example.org', noticeVersion: 1, consent: true },
    ...more,
  });
const accepts = (id: string, by = 'marina-oc') => town.does(id, 'accept', by, { accepted: 'yes' });
const works = async (id: string, by = 'artem-oc') => {
  await town.later(1);
  await town.does(id, 'work', by, { outcome: 'solved', answer: 'Кровля заделана.' });
};
const asks = (id: string, answers: Record<string, unknown>) => town.does(id, 'call-resident', 'olga-u', answers);

describe('a request to the managing company', () => {
  it('goes to whoever manages the building, is accepted, done in its norm term, and closed by the resident’s yes', async () => {
    const id = await call();
    expect(await town.tasks(id)).toEqual(['accept']);
    expect(await town.caseOf(id)).toMatchObject({
      case_type: 'housing-request',
      department_id: 'ochag',
      organisation_id: 'ochag',
      due_at: '2026-11-06T07:00:00.000Z',
    });
    const { assignment } = await town.caseOf(id);
    expect(assignment).toMatchObject({ how: 'table', department: 'ochag', manager: { since: '2025-01-01' } });
    expect(JSON.stringify(assignment)).toContain('assign-department-manager');
    const asked = (await town.mails(id)).find((mail) => mail.to === 'marina-oc@usinsk.example');
    expect(asked?.subject).toContain('примите заявку');

    await accepts(id);
    await town.later(3);
    await works(id);
    expect((await town.caseOf(id)).status).toBe('open');
    await asks(id, { reached: 'yes', answer: 'yes' });

    expect(await town.caseOf(id)).toMatchObject({ status: 'closed', late: false });
    expect(await town.facts(id, 'acceptance-answered')).toMatchObject([{ accepted: true, inTime: true }]);
    expect((await town.mails(id)).filter((mail) => /[{}]/.test(mail.subject + mail.text))).toEqual([]);
  });

  it('goes to the gas service where it smells of gas, whoever manages the building', async () => {
    const id = await call({ categoryId: 'gas.smell', description: 'Пахнет газом в подъезде.' });

    expect(await town.caseOf(id)).toMatchObject({ department_id: 'gas-service', urgency: 'emergency' });
  });

  it('goes to the head of the shift where nobody manages the building', async () => {
    const id = await call({ territoryId: 'usinsk-molodezhnaya-4' });
    expect(await town.tasks(id)).toEqual(['choose-department']);
    expect((await town.caseOf(id)).due_at).not.toBeNull();

    await town.does(id, 'choose-department', 'galina-u', { departmentId: 'tundra-servis', reason: 'Договор в пути.' });
    expect(await town.tasks(id)).toEqual(['accept']);
    expect(await town.caseOf(id)).toMatchObject({ department_id: 'tundra-servis' });
  });
});

describe('an acceptance', () => {
  it('that does not come is told to the responsible person, then to the head of the shift, and is still possible', async () => {
    const id = await call();
    // A weekend may lie between.
    await town.later(100);

    expect(
      (await town.facts(id, 'acceptance-escalated')).map(({ level, role, people }) => ({ level, role, people })),
    ).toEqual([
      { level: 1, role: 'head', people: ['marina-oc'] },
      { level: 2, role: 'supervisor', people: ['galina-u'] },
      { level: 3, role: 'supervisor', people: ['galina-u'] },
    ]);
    const told = (await town.mails(id)).filter((mail) => mail.to === 'galina-u@usinsk.example');
    expect(told.map((mail) => mail.subject)).toEqual(
      expect.arrayContaining([expect.stringContaining('ещё не принята (уровень 2)')]),
    );
    expect(await town.tasks(id)).toEqual(['accept']);
    await accepts(id);
    expect(await town.facts(id, 'acceptance-answered')).toMatchObject([{ accepted: true, inTime: false }]);
    const before = (await town.facts(id, 'acceptance-escalated')).length;
    await town.later(60);
    expect(await town.facts(id, 'acceptance-escalated')).toHaveLength(before);
  });

  it('refused with a reason goes back to be classified, and after the limit to the head of the shift', async () => {
    const id = await call();
    await expect(town.does(id, 'accept', 'marina-oc', { accepted: 'not-ours' })).rejects.toThrow();
    for (const round of [1, 2]) {
      await town.does(id, 'accept', 'marina-oc', { accepted: 'not-ours', reason: 'Крыша на гарантии подрядчика.' });
      expect(await town.tasks(id)).toEqual(['classify-by-hand']);
      await town.does(id, 'classify-by-hand', 'olga-u', {
        category: 'roof.leak',
        kind: 'complaint',
        urgency: 'normal',
        reason: `Дом в управлении, раз ${round}.`,
      });
      expect(await town.tasks(id)).toEqual(['accept']);
    }
    await town.does(id, 'accept', 'marina-oc', { accepted: 'not-ours', reason: 'Не наша крыша.' });

    expect(await town.tasks(id)).toEqual(['choose-department']);
    expect(await town.caseOf(id)).toMatchObject({ status: 'open', returns: 3 });
    expect((await town.facts(id, 'acceptance-answered')).every((fact) => fact.reason)).toBe(true);
  });
});

describe('the work', () => {
  it('done after its norm term is late, and those above have heard of it', async () => {
    const id = await call({ categoryId: 'lift.stopped', territoryId: 'usinsk-parkovaya-1' });
    await accepts(id, 'ivan-ts');
    await town.later(26);
    expect(await town.caseOf(id)).toMatchObject({ late: true });
    expect((await town.facts(id, 'escalated')).map((fact) => fact.role)).toEqual(['head', 'head', 'supervisor']);

    await works(id, 'roman-ts');
    await asks(id, { reached: 'yes', answer: 'yes' });
    expect(await town.caseOf(id)).toMatchObject({ status: 'closed', late: true });
  });

  it('that the resident denies goes back to the company; the next yes closes it', async () => {
    const id = await call();
    await accepts(id);
    await works(id);
    await asks(id, { reached: 'yes', answer: 'no', reason: 'Снова течёт.' });
    expect(await town.caseOf(id)).toMatchObject({ status: 'open', denials: 1, department_id: 'ochag' });
    expect(await town.tasks(id)).toEqual(['accept']);

    await accepts(id);
    await works(id);
    await asks(id, { reached: 'yes', answer: 'yes' });
    expect(await town.caseOf(id)).toMatchObject({ status: 'closed', denials: 1, reopened: 1 });
  });

  it('that nobody confirms after three calls ends as unconfirmed, never as closed', async () => {
    const id = await call({ resident: { name: 'Алла', phone: '+7 912 555 10 20', noticeVersion: 1, consent: true } });
    await accepts(id);
    await works(id);
    for (const left of [2, 1, 0]) {
      expect(await town.tasks(id)).toEqual(['call-resident']);
      await asks(id, { reached: 'no' });
      expect((await town.caseOf(id)).status).toBe(left > 0 ? 'open' : 'unconfirmed');
      await town.later(25);
    }
  });
});

describe('another managing company', () => {
  const change = (territoryId: string, departmentId: string, from: string) =>
    town.act((unit) =>
      changeManager(unit, town.product, { tenant: 'usinsk', actor: 'admin-usinsk', territoryId, departmentId, from }),
    );

  it('from a day on: each open request becomes a task, and goes along when the head of the shift says so', async () => {
    const place = { territoryId: 'usinsk-neftyanikov-3', categoryId: 'entrance.cleaning' };
    const [first, second] = [await call(place), await call(place)];
    await accepts(first, 'sergey-sd');
    const { due_at: promised } = await town.caseOf(first);
    const day = new Date(Date.parse(town.now) + 2 * 86_400_000).toISOString().slice(0, 10);

    expect(await change(place.territoryId, 'ochag', day)).toBe(2);
    await town.settle();
    expect(await town.tasks(first)).toEqual(['work']);
    await town.moveTo(`${day}T00:00:00.000Z`);
    expect((await town.tasks(first)).sort()).toEqual(['hand-over', 'work']);

    await town.does(first, 'hand-over', 'galina-u', { decision: 'hand-over', reason: 'Дом передан.' });
    expect(await town.tasks(first)).toEqual(['accept']);
    expect(await town.caseOf(first)).toMatchObject({ department_id: 'ochag', due_at: promised });
    await town.does(second, 'hand-over', 'galina-u', { decision: 'keep' });
    expect(await town.tasks(second)).toEqual(['accept']);
    expect(await town.caseOf(second)).toMatchObject({ department_id: 'sever-dom' });

    // Whoever comes now goes to the new company at once.
    expect(await town.caseOf(await call(place))).toMatchObject({ department_id: 'ochag' });
  });

  it('is known to a request that comes before the day, and to one that a denial brings back after it', async () => {
    const place = { territoryId: 'usinsk-parkovaya-3', categoryId: 'entrance.cleaning' };
    const day = new Date(Date.parse(town.now) + 3 * 86_400_000).toISOString().slice(0, 10);
    expect(await change(place.territoryId, 'sever-dom', day)).toBe(0);

    const [waiting, denied] = [await call(place), await call(place)];
    await accepts(denied, 'ivan-ts');
    await works(denied, 'roman-ts');
    expect(await town.caseOf(waiting)).toMatchObject({ department_id: 'tundra-servis' });
    await town.moveTo(`${day}T09:00:00.000Z`);
    expect((await town.tasks(waiting)).sort()).toEqual(['accept', 'hand-over']);
    await asks(denied, { reached: 'yes', answer: 'no', reason: 'Не убрано.' });
    expect(await town.caseOf(denied)).toMatchObject({ status: 'open', department_id: 'sever-dom' });
    expect(await town.tasks(denied)).toEqual(['accept']);
  });
});
