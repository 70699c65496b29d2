import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../domain/csv.ts';
import type { Instant } from '../../domain/instant.ts';
import { stageOf } from '../../main/playback/stage.ts';
import { type Body, House, type Visitor } from './support/house.ts';

const town = 'usinsk';
let house: House;
const visitors = new Map<string, Visitor>();
const as = (name: string): Visitor => visitors.get(name)!;

const at = (instant: Instant) => house.clock.moveTo(town, instant);
const moveOn = async (instant: Instant): Promise<void> => {
  for (;;) {
    await house.engine.runUntilIdle();
    const next = await house.engine.nextTimerAt(town);
    if (next === undefined || next > instant) break;
    at(next);
  }
  at(instant);
  await house.engine.runUntilIdle();
};
const open = (categoryId: string, territoryId: string, more: Record<string, unknown> = {}) =>
  house.openCase(
    as('olga-u'),
    {
      language: 'ru',
      description: 'Протекает крыша в подъезде.',
      categoryId,
      territoryId,
      resident: { name: 'Тайна Тайнова', phone: '+7 912 555 10 20', noticeVersion: 1, consent: true },
      ...more,
    },
    town,
  );
const does = async (name: string, id: string, element: string, answers: Record<string, unknown>): Promise<void> => {
  await stageOf(house.database, house, town).complete(id, element, name, answers);
  await house.engine.runUntilIdle();
};
const get = (path: string, name?: string): Promise<Body> =>
  house.good('GET', `/api/v1/${town}/${path}`, name ? { as: as(name) } : {});

interface Lived {
  worker: [head: string, clerk: string];
  answers: ('yes' | 'no')[];
}
/** Accepted and done at once, then asked: once for each answer. */
async function live(id: string, { worker: [head, clerk], answers }: Lived): Promise<void> {
  for (const answer of answers) {
    await does(head, id, 'accept', { accepted: 'yes' });
    await does(clerk, id, 'work', { outcome: 'solved', answer: 'Сделано и проверено.' });
    const reason = answer === 'no' ? { reason: 'Снова течёт.' } : {};
    // A moment later, so that one answer is newer than the other.
    at(new Date(Date.parse(house.clock.now(town)) + 60_000).toISOString());
    await does('olga-u', id, 'call-resident', { reached: 'yes', answer, ...reason });
  }
}
const ochag: Lived['worker'] = ['marina-oc', 'artem-oc'];
const sever: Lived['worker'] = ['sergey-sd', 'nikolay-sd'];

beforeAll(async () => {
  house = await House.open({}, {}, ['usinsk', 'vorkuta']);
  const people = ['olga-u', 'galina-u', 'admin-usinsk', ...ochag, ...sever, 'operator-vorkuta', 'supervisor-vorkuta'];
  for (const name of [...people, 'head1-vorkuta']) visitors.set(name, await house.visitor(name));
}, 120_000);
afterAll(() => house.close());

describe('the towns of a republic', () => {
  it('find and read each other’s requests, and each reading of a person is recorded', async () => {
    const { id, number } = await open('roof.leak', 'usinsk-mira-2');
    const seen = await get(`cases/${id}`, 'operator-vorkuta');
    const found = await get(`search?q=${number}`, 'operator-vorkuta');

    expect(seen).toMatchObject({ number, persons: { resident: { name: 'Тайна Тайнова' } } });
    expect(found.items.map((each: Body) => each.number)).toEqual([number]);
    const may = Object.keys(seen.abilities).filter((each) => seen.abilities[each] === true);
    expect(may).toEqual(['readPersons']);
    const readings = await house.rows(
      'select tenant_id, read_tenant_id, person_id from person_read where case_id = ?',
      [id],
      town,
    );
    expect(readings.length).toBeGreaterThan(0);
    expect(readings[0]).toEqual({ tenant_id: 'vorkuta', read_tenant_id: town, person_id: 'operator-vorkuta' });
  });

  it('change only their own', async () => {
    const { id } = await open('roof.leak', 'usinsk-mira-3');
    for (const name of ['operator-vorkuta', 'supervisor-vorkuta', 'head1-vorkuta']) {
      const change = (path: string, body: unknown) =>
        house.refusal('POST', `/api/v1/${town}/cases/${id}/${path}`, { as: as(name), body });
      expect(await change('notes', { text: 'Чужая заметка.' })).toBe('403 forbidden');
      expect(await change('cancel', { reasonCode: 'duplicate' })).toBe('403 forbidden');
    }
    const task = await house.task(as('olga-u'), id, 'accept', town);
    expect(await house.refusal('POST', `/api/v1/${town}/tasks/${task}/claim`, { as: as('head1-vorkuta') })).toBe(
      '403 forbidden',
    );
    const body = { channel: 'phone', language: 'ru', description: 'Чужая заявка.' };
    expect(await house.refusal('POST', `/api/v1/${town}/cases`, { as: as('operator-vorkuta'), body })).toBe(
      '403 forbidden',
    );
  });
});

describe('the register of managers', () => {
  it('is changed by administrators alone, with a day, and says how many requests are concerned', async () => {
    const { id } = await open('entrance.cleaning', 'usinsk-parkovaya-5');
    const body = { territoryId: 'usinsk-parkovaya-5', departmentId: 'ochag', from: '2026-11-07' };
    const url = `/api/v1/${town}/administration/managers`;

    expect(await house.refusal('POST', url, { as: as('galina-u'), body })).toBe('403 forbidden');
    expect(
      await house.refusal('POST', url, { as: as('admin-usinsk'), body: { ...body, departmentId: 'nobody' } }),
    ).toMatch(/^400/);
    const set = await house.good('POST', url, { as: as('admin-usinsk'), body });
    expect(set).toMatchObject({
      openCases: 1,
      items: [
        { departmentId: 'tundra-servis', from: '2025-01-01', to: '2026-11-07' },
        { departmentId: 'ochag', from: '2026-11-07', to: null },
      ],
    });
    await moveOn('2026-11-07T08:00:00.000Z');
    expect(await house.task(as('galina-u'), id, 'hand-over', town)).toBeTruthy();
  });
});

describe('what everybody sees of a building', () => {
  it('are its requests with kind of work, company, term and end, and no person', async () => {
    const { number } = await open('roof.leak', 'usinsk-mira-4');
    const reply = await house.ask('GET', `/api/v1/${town}/public/places/usinsk-mira-4/requests`);

    expect(reply.json()).toMatchObject({
      place: { name: { ru: 'дом 4' }, within: { ru: 'улица Мира' } },
      items: [{ number, category: { id: 'roof.leak' }, department: { id: 'ochag' }, status: 'open', late: false }],
    });
    expect(reply.body).not.toMatch(/Тайн|912|в подъезде/);
    expect(await house.refusal('GET', `/api/v1/${town}/public/places/nowhere/requests`)).toBe('404 not-found');
  });
});

describe('the daily rating', () => {
  it('counts what fell due, by whoever was responsible then, and what residents answered', async () => {
    await moveOn('2026-11-10T07:00:00.000Z');
    for (let n = 1; n <= 5; n++)
      await live((await open('lift.stopped', `usinsk-neftyanikov-${n}`)).id, { worker: sever, answers: ['yes'] });
    for (let n = 1; n <= 4; n++)
      await live((await open('lift.stopped', 'usinsk-mira-5')).id, { worker: ochag, answers: ['yes'] });
    await live((await open('lift.stopped', 'usinsk-mira-6')).id, { worker: ochag, answers: ['no', 'yes'] });
    const late = await open('lift.stopped', 'usinsk-mira-1');
    const handed = await open('lift.stopped', 'usinsk-mira-1');
    await moveOn('2026-11-12T07:00:00.000Z');
    // What is handed over when it is late already stays with whoever was late.
    const body = { territoryId: 'usinsk-mira-1', departmentId: 'sever-dom', from: '2026-11-12' };
    await house.good('POST', `/api/v1/${town}/administration/managers`, { as: as('admin-usinsk'), body });
    await house.engine.runUntilIdle();
    await does('galina-u', handed.id, 'hand-over', { decision: 'hand-over' });
    await moveOn('2026-11-13T07:00:00.000Z');
    expect(late.number).toBeTruthy();

    const rating = await get('public/ratings?day=2026-11-12');
    const of = (id: string) => rating.items.find((each: Body) => each.organisation.id === id);
    expect(rating).toMatchObject({ service: { ru: 'Заявка по дому' }, day: '2026-11-12', minimum: 5 });
    expect(rating.definition.onTime.ru).toContain('истёк за период');
    expect(of('sever-dom')).toMatchObject({
      promises: 5,
      onTime: 5,
      late: 0,
      answers: 5,
      confirmedAtOnce: 5,
      denied: 0,
      place: 1,
    });
    // Before these: two at mira-2 and mira-3, one at mira-4, whose terms passed.
    expect(of('ochag')).toMatchObject({
      answers: 6,
      confirmedAtOnce: 5,
      denied: 1,
      onTime: 6,
      late: 5,
      promises: 11,
      place: 2,
    });
    expect(of('tundra-servis')).toMatchObject({ place: null });
    expect(of('sever-dom').score).toBeGreaterThan(of('ochag').score);
    expect(of('gas-service')).toBeUndefined();
  });

  it('of a past day stays as it was known then, whatever came later', async () => {
    const before = await get('public/ratings?day=2026-11-10');
    await moveOn('2026-11-14T07:00:00.000Z');

    expect(await get('public/ratings?day=2026-11-10')).toEqual(before);
    expect(before.items.find((each: Body) => each.organisation.id === 'sever-dom')).toMatchObject({
      promises: 0,
      answers: 5,
    });
    expect((await get('ratings', 'olga-u')).day).toBe('2026-11-13');
    expect(await house.refusal('GET', `/api/v1/${town}/public/ratings?day=2026-12-01`)).toMatch(/^400/);
  });

  it('shows the rows behind every figure, and no person in them', async () => {
    const reply = await house.ask('GET', `/api/v1/${town}/public/ratings/rows?day=2026-11-12&organisationId=ochag`);
    const [head, ...rows] = parseCsv(reply.body).map((row) => row.values);
    const of = (row: string[], name: string) => row[head!.indexOf(name)];
    const promises = rows.filter((row) => of([...row], 'row') === 'promise');

    expect(reply.headers['content-type']).toContain('text/csv');
    expect(promises).toHaveLength(11);
    expect(promises.filter((row) => of([...row], 'onTime') === 'true')).toHaveLength(6);
    expect(rows.filter((row) => of([...row], 'answer') === 'no')).toHaveLength(1);
    expect(reply.body).not.toMatch(/Тайн|912/);
  });
});

describe('the weekly meeting', () => {
  it('looks at requests that do not get on, and at buildings where the same fault comes again', async () => {
    for (let n = 0; n < 3; n++) await open('roof.leak', 'usinsk-neftyanikov-8');
    await moveOn('2026-11-17T07:00:00.000Z');
    const meeting = await get('meeting', 'galina-u');

    expect(meeting.weakSpots).toContainEqual(
      expect.objectContaining({
        place: expect.objectContaining({ id: 'usinsk-neftyanikov-8' }),
        category: expect.objectContaining({ id: 'roof' }),
        count: 3,
      }),
    );
    const because = new Set(meeting.problems.flatMap((each: Body) => each.because));
    expect([...because]).toEqual(expect.arrayContaining(['late', 'unaccepted']));
    expect(await house.refusal('GET', `/api/v1/${town}/meeting`, { as: as('marina-oc') })).toBe('403 forbidden');
    expect(await house.refusal('GET', `/api/v1/${town}/meeting`, { as: as('operator-vorkuta') })).toBe('403 forbidden');
  });
});
