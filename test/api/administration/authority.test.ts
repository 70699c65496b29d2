import { describe, expect, it } from '@jest/globals';
import { admin, administered, at, booked, get, house, patch, post, refused } from '../support/administration.ts';
import { type Body, town } from '../support/house.ts';

administered();

describe('calendars', () => {
  const usual = async (): Promise<Body> => (await get('calendars')).items.find((each: Body) => each.usual);

  it('say before a day is declared free how many deadlines it moves, and then move just these', async () => {
    const operator = await house.visitor('aysel');
    const { id } = await house.openCase(operator, { categoryId: 'roads', description: 'Yolda çuxur var' });
    const due = async () => (await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: operator })).dueAt;
    const before = await due();
    const { revision, weekly, days } = await usual();
    const free = { date: before.slice(0, 10), kind: 'declared-free', name: { az: 'Elan edilmiş istirahət günü' } };
    const change = { revision, weekly, days: [...days, free] };

    const effect = await post('calendars/az/effect', change);
    expect(effect.moved).toBeGreaterThan(0);
    expect(effect).toMatchObject({ later: effect.moved, earlier: 0 });
    expect(await due()).toBe(before);
    const revised = await post('calendars/az/revisions', change);
    expect(revised.revision).toBe(revision + 1);
    await house.behindCalendars.idle();

    expect((await due()) > before).toBe(true);
    const moved = await house.rows(`select count(*)::int as n from deadlines where reason = 'calendar-changed'`);
    expect(moved[0].n).toBeGreaterThanOrEqual(effect.moved);
    expect((await usual()).outdated).toBe(0);
    expect(await refused('POST', 'calendars/az/revisions', change)).toBe('409 changed-meanwhile');
    expect((await booked('calendar-revised')).at(-1)).toMatchObject({
      actor: 'admin',
      payload: { days: [{ date: free.date, kind: 'declared-free' }] },
    });
  });

  it('go on with what a stop cut short', async () => {
    const { revision, weekly, days } = await usual();
    const calendar = { id: 'az', zone: 'Asia/Baku', weekly, days: days.slice(1) };
    await house.rows(`insert into calendar (tenant_id, id, revision, content, declared_at) values (?, 'az', ?, ?, ?)`, [
      town,
      String(revision + 1),
      JSON.stringify(calendar),
      '2026-11-05T06:00:00.000Z',
    ]);
    expect((await usual()).outdated).toBeGreaterThan(0);

    await house.behindCalendars.resume();
    await house.behindCalendars.idle();

    expect((await usual()).outdated).toBe(0);
  });

  it('are refused with the field that is wrong', async () => {
    const { revision, weekly, days } = await usual();
    const faults = async (change: object): Promise<string[]> => {
      const body = { revision, weekly, days, ...change };
      const reply = await house.ask('POST', `${at}/calendars/az/effect`, { as: admin, body });
      return reply.json().errors.map((each: Body) => each.field);
    };
    const day = (more: object) => ({ days: [{ date: '2027-02-30', kind: 'holiday', ...more }] });
    expect(await faults(day({}))).toEqual(['body.days.0.date']);
    expect(await faults(day({ date: '2027-02-26', kind: 'half-day' }))).toEqual(['body.days.0.hours']);
    const from = weekly[0].validFrom;
    expect(await faults({ weekly: [{ validFrom: from, hours: {} }] })).toEqual(['body.weekly.0.hours']);
    const mon = [
      { from: '09:00', to: '13:00' },
      { from: '12:00', to: '18:00' },
    ];
    expect(await faults({ weekly: [{ validFrom: from, hours: { mon } }] })).toEqual(['body.weekly.0.hours.mon']);
  });

  it('get public holidays proposed by the law of the country, each with its article, and what an act must still say', async () => {
    const of = (country: string, year: number): Promise<Body> => get(`holidays?country=${country}&year=${year}`);
    const next = await of('AZ', 2027);
    const on = (date: string) => next.items.find((each: Body) => each.date === date);
    for (const date of ['2027-01-20', '2027-03-20', '2027-03-24', '2027-11-08']) expect(on(date)?.kind).toBe('holiday');
    for (const date of ['2027-10-18', '2027-11-12', '2027-11-17']) expect(on(date)).toBeUndefined();
    expect(on('2027-05-28')).toMatchObject({ name: { az: 'Müstəqillik Günü' }, source: 'Əmək Məcəlləsi, maddə 105' });
    expect(on('2027-03-09')).toMatchObject({ certain: false });
    expect(next).toMatchObject({ basis: 'law', undecided: { az: expect.stringContaining('Nazirlər Kabineti') } });
    expect(await of('AZ', 2026)).toMatchObject({ undecided: null });

    // A shortened day ends an hour before the calendar of the authority does.
    expect(on('2027-05-27')).toMatchObject({
      kind: 'half-day',
      hours: [{ to: '13:00' }, { from: '14:00', to: '17:00' }],
    });
    expect(await of('GE', 2027)).toMatchObject({ basis: 'collection', undecided: null });
    expect(await house.refusal('GET', `${at}/holidays?country=AQ&year=2027`, { as: admin })).toBe(
      '400 invalid-request',
    );

    // Only what somebody sends back comes in force, and what is expected stays marked so.
    const { revision, weekly, days } = await usual();
    const chosen = [on('2027-03-09'), on('2027-11-08')];
    const kept = days.filter((each: Body) => !chosen.some(({ date }) => date === each.date));
    const revised = await post('calendars/az/revisions', { revision, weekly, days: [...kept, ...chosen] });
    expect(revised.days.filter((each: Body) => chosen.some(({ date }) => date === each.date))).toEqual(chosen);
    await house.behindCalendars.idle();
  });
});

describe('notice, terms and settings', () => {
  it('publishes a further version of the notice, and never over another administrator’s', async () => {
    const { version } = (await get('notices')).items[0];
    const notice = { basedOn: version, text: { az: 'Yeni bildiriş mətni, tam və aydın.' }, consentRequired: false };

    expect(await post('notices', notice)).toMatchObject({ version: version + 1 });

    expect(await refused('POST', 'notices', notice)).toBe('409 changed-meanwhile');
    expect((await house.good('GET', `/api/v1/${town}/public`)).notice).toMatchObject({ version: version + 1 });
  });

  it('changes terms by a new release: bounded, for new cases at once, and running ones keep theirs', async () => {
    const operator = await house.visitor('aysel');
    const running = await house.openCase(operator, { categoryId: 'waste' });
    const [service] = (await get('services')).items;
    const change = (amount: number) => ({
      releaseId: service.releaseId,
      message: 'Waste is carried away faster',
      settings: {
        terms: service.settings.terms.map((rule: Body) =>
          rule.category === 'waste' ? { ...rule, term: { ...rule.term, amount } } : rule,
        ),
      },
    });
    expect(await refused('POST', 'services/resident-request', change(10_000))).toBe('400 invalid-request');

    const changed = await post('services/resident-request', change(1));

    expect(changed.number).toBe(service.number + 1);
    expect(await refused('POST', 'services/resident-request', change(2))).toBe('409 changed-meanwhile');
    const next = await house.openCase(operator, { categoryId: 'waste' });
    const termOf = async (id: string) =>
      (await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: operator })).deadlines.at(-1).term.amount;
    expect([await termOf(running.id), await termOf(next.id)]).toEqual([3, 1]);
  });

  it('renames the authority and chooses its languages', async () => {
    const { version } = await get('settings');
    const changed = await patch('settings', {
      version,
      name: { az: 'Gülüstan', en: 'Gülüstan' },
      languages: ['az', 'en'],
    });
    expect(changed).toMatchObject({ version: version + 1, languages: ['az', 'en'] });
    expect(await refused('PATCH', 'settings', { version, languages: ['az'] })).toBe('409 changed-meanwhile');
    expect(await refused('PATCH', 'settings', { version: version + 1, calendar: 'none' })).toBe('400 invalid-request');
  });

  it('moves calendars to another zone, having said which running promises that moves', async () => {
    const operator = await house.visitor('aysel');
    const { id } = await house.openCase(operator, { categoryId: 'roads' });
    const dueAt = async () => (await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: operator })).dueAt;
    const before = await dueAt();
    const zone = 'Europe/Istanbul';
    const effect = await get(`settings/zone?zone=${zone}`);
    expect(effect.openCases).toBeGreaterThan(0);
    expect(effect).toMatchObject({ moved: effect.later, earlier: 0 });
    expect(effect.later).toBeGreaterThan(0);
    const { version } = await get('settings');
    expect(await refused('PATCH', 'settings', { version, zone: 'Europe/Nowhere' })).toBe('400 invalid-request');
    expect(await refused('PATCH', 'settings', { version, country: 'QQ' })).toBe('400 invalid-request');

    expect(await patch('settings', { version, zone, country: 'TR' })).toMatchObject({ zone, country: 'TR' });
    await house.behindCalendars.idle();

    // One hour later by the sun of Baku, and the same by the clock on the wall.
    expect(Date.parse(await dueAt()) - Date.parse(before)).toBe(3_600_000);
    expect((await get('calendars')).items.every((each: Body) => each.zone === zone)).toBe(true);
    expect((await house.good('GET', '/api/v1/me', { as: admin })).tenants[0].examplePhone).toBe('0501 234 56 78');
    await patch('settings', { version: version + 1, zone: 'Asia/Baku', country: 'AZ' });
    await house.behindCalendars.idle();
    expect(await dueAt()).toBe(before);
  });

  it('keeps books that tell who changed what, newest first, page by page', async () => {
    const first = await get('changes?limit=3');
    expect(first.items[0]).toMatchObject({ type: 'tenant-changed', actor: { id: 'admin', name: expect.any(String) } });
    const second = await get(`changes?limit=3&after=${first.next}`);
    expect(second.items[0].id < first.items[2].id).toBe(true);
    expect((await get('changes?subjectKind=calendar')).items.map((each: Body) => each.type)).toEqual([
      'calendar-revised',
      'calendar-revised',
      'calendar-revised',
      'calendar-revised',
    ]);
  });
});
