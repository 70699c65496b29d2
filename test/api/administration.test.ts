import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './support/browser.ts';
import { type Body, House, neighbour, town, type Visitor } from './support/house.ts';

let house: House;
let admin: Visitor;
const at = `/api/v1/${town}/administration`;

beforeAll(async () => {
  house = await House.open();
  admin = await house.visitor('admin');
}, 120_000);
afterAll(() => house.close());

const get = (path: string, as = admin): Promise<Body> => house.good('GET', `${at}/${path}`, { as });
const post = (path: string, body: object = {}, as = admin): Promise<Body> =>
  house.good('POST', `${at}/${path}`, { as, body });
const patch = (path: string, body: object, as = admin): Promise<Body> =>
  house.good('PATCH', `${at}/${path}`, { as, body });
const refused = (method: 'POST' | 'PATCH', path: string, body: object, as = admin): Promise<string> =>
  house.refusal(method, `${at}/${path}`, { as, body });
const booked = async (type: string): Promise<Body[]> =>
  house.rows('select actor, subject_kind, subject_id, payload from administration_events where type = ? order by id', [
    type,
  ]);

const newcomer = (userName: string, change: object = {}) => ({
  userName,
  name: `Person ${userName}`,
  email: `${userName}@gulustan.example`,
  language: 'az',
  memberships: [{ role: 'operator' }],
  ...change,
});
const added = (userName: string, change: object = {}): Promise<Body> => post('people', newcomer(userName, change));

/** Signs in at the embedded provider as people do, and answers the session; undefined when the password is wrong. */
async function signedIn(userName: string, password: string): Promise<Visitor | undefined> {
  const browser = new Browser(house.address);
  if ((await browser.signIn(userName, password)).statusCode === 401) return undefined;
  const me = (await browser.go('/api/v1/me')).json();
  return { cookie: `sakin_session=${browser.cookie('sakin_session')}`, csrf: me.csrfToken };
}

describe('people', () => {
  it('are listed by name, found by words however they are written, and come page by page', async () => {
    const first = await get('people?limit=2');
    const second = await get(`people?limit=2&after=${first.next}`);
    const names = [...first.items, ...second.items].map((each: Body) => each.name);

    expect(new Set(names).size).toBe(4);
    expect((await get('people?q=ISMAYILOV')).items.map((each: Body) => each.userName)).toEqual(['rashad']);
    expect((await get('people?q=samir%20gulustan.example')).items).toHaveLength(1);
    expect((await get('people?role=reviewer')).items.map((each: Body) => each.userName)).toContain('nigar');
  });

  it('come with a role, and sign in by a link that is good once', async () => {
    const person = await added('ramin', {
      memberships: [{ role: 'clerk', departmentId: 'su-sebeke' }, { role: 'analyst' }],
    });
    expect(person).toMatchObject({ active: true, hasPassword: false, elsewhere: false, version: 1 });
    expect(person.memberships).toMatchObject([
      { role: 'analyst', organisationId: null },
      { role: 'clerk', organisationId: 'gulustan-su', departmentId: 'su-sebeke' },
    ]);
    expect(await refused('POST', 'people', newcomer('ramin'))).toBe('409 name-taken');
    expect(await signedIn('ramin', 'a long password')).toBeUndefined();

    const { address } = await post(`people/${person.id}/sign-in-link`);
    const newer = await post(`people/${person.id}/sign-in-link`);
    const set = (of: string, password: string) =>
      house.refusal('POST', '/api/v1/password-by-link', { body: { token: of.split('#')[1], password } });
    expect(await set(address, 'a long password')).toBe('404 link-unknown');
    expect(await set(newer.address, 'short')).toBe('400 invalid-request');
    expect(await set(newer.address, 'a long password')).toBe('200');
    expect(await set(newer.address, 'another password')).toBe('404 link-unknown');

    // Beside the trial users the page of sign-in offers a field for the name.
    const browser = new Browser(house.address);
    const page = await browser.go('/auth/sign-in');
    expect(page.body).toContain('name="userName"');
    const typed = new URLSearchParams({ subject: '', userName: 'ramin', password: 'a long password' }).toString();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const arrived = await browser.go(page.url, { method: 'POST', headers: form, body: typed });
    expect(arrived.url).toBe('/staff/');
    const as = await signedIn('ramin', 'a long password');
    const me = await house.good('GET', '/api/v1/me', { as });
    expect(me.tenants[0].groups).toContain('department:su-sebeke');
    expect((await get(`people/${person.id}`)).hasPassword).toBe(true);
  });

  it('change their own password with the present one, and are signed out elsewhere', async () => {
    const person = await added('sona');
    const { address } = await post(`people/${person.id}/sign-in-link`);
    await house.good('POST', '/api/v1/password-by-link', {
      body: { token: address.split('#')[1], password: 'the first password' },
    });
    const here = await signedIn('sona', 'the first password');
    const there = await signedIn('sona', 'the first password');
    const change = (current: string) =>
      house.refusal('POST', '/api/v1/me/password', { as: here, body: { current, password: 'the second password' } });

    expect(await change('wrong')).toBe('403 password-wrong');
    expect(await change('the first password')).toBe('200');

    expect(await house.refusal('GET', '/api/v1/me', { as: here })).toBe('200');
    expect(await house.refusal('GET', '/api/v1/me', { as: there })).toBe('401 not-signed-in');
    expect(await signedIn('sona', 'the first password')).toBeUndefined();
    expect(await signedIn('sona', 'the second password')).toBeDefined();
  });

  it('are changed by one administrator after the other, never in silence over what somebody else wrote', async () => {
    const { id } = await added('vasif');
    const renamed = await patch(`people/${id}`, { version: 1, name: 'Vüsal Abdullayev' });
    expect(renamed).toMatchObject({ name: 'Vüsal Abdullayev', version: 2 });

    expect(await refused('PATCH', `people/${id}`, { version: 1, name: 'Somebody Else' })).toBe('409 changed-meanwhile');
    const both = await Promise.all([
      refused('PATCH', `people/${id}`, { version: 2, language: 'ru' }),
      refused('PATCH', `people/${id}`, { version: 2, language: 'en' }),
    ]);
    expect(both.sort()).toEqual(['200', '409 changed-meanwhile']);
    expect((await booked('person-changed')).filter((each) => each.subject_id === id)).toMatchObject([
      { actor: 'admin', payload: { fields: ['name'] } },
      { payload: { fields: ['language'] } },
    ]);
  });

  it('lose their sessions and what they had taken the moment they are deactivated, and stay known by name', async () => {
    const clerk = await house.visitor('samir');
    const operator = await house.visitor('aysel');
    const { id: caseId } = await house.openCase(operator);
    const task = await house.task(operator, caseId, 'work');
    await house.good('POST', `/api/v1/${town}/tasks/${task}/claim`, { as: clerk });

    const gone = await patch('people/samir', { version: 1, active: false });

    expect(gone).toMatchObject({ active: false, openTasks: 0 });
    expect(await house.refusal('GET', '/api/v1/me', { as: clerk })).toBe('401 not-signed-in');
    const [{ sessions }] = await house.asOwner(
      async (sql) => (await sql.raw(`select count(*)::int as sessions from session where person_id = 'samir'`)).rows,
    );
    expect(sessions).toBe(0);
    const shown = await house.good('GET', `/api/v1/${town}/cases/${caseId}`, { as: operator });
    expect(shown.tasks[0]).toMatchObject({ state: 'open', assignee: null });
    expect((await booked('person-deactivated')).at(-1)).toMatchObject({ subject_id: 'samir', payload: { tasks: 1 } });
    expect((await get('people?active=false')).items.map((each: Body) => each.userName)).toContain('samir');

    await patch('people/samir', { version: 2, active: true });
    expect(await house.refusal('GET', '/api/v1/me', { as: await house.visitor('samir') })).toBe('200');
  });

  it('get and lose roles: known ones are not doubled, work is done somewhere, the last role stays', async () => {
    const { id, memberships } = await added('lale');
    const give = (body: object) => refused('POST', `people/${id}/memberships`, body);
    expect(await give({ role: 'operator' })).toBe('409 known-already');
    expect(await give({ role: 'clerk' })).toBe('400 invalid-request');
    expect(await give({ role: 'clerk', departmentId: 'nowhere' })).toBe('400 invalid-request');
    expect(await give({ role: 'integrator' })).toBe('400 invalid-request');
    expect(await refused('POST', `people/${id}/memberships/${memberships[0].id}/end`, {})).toBe('409 last-membership');

    expect(await give({ role: 'head', organisationId: 'gulustan-su' })).toBe('201');
    expect(await refused('POST', `people/${id}/memberships/${memberships[0].id}/end`, {})).toBe('200');
    expect((await get(`people/${id}`)).memberships).toMatchObject([{ role: 'head', organisationId: 'gulustan-su' }]);
  });

  it('never leave an authority without an administrator', async () => {
    const own = (await get('people/admin')).memberships.find((each: Body) => each.role === 'administrator');
    expect(await refused('PATCH', 'people/admin', { version: 1, active: false })).toBe('409 last-administrator');
    expect(await refused('POST', `people/admin/memberships/${own.id}/end`, {})).toBe('409 last-administrator');

    const second = await added('gunay', { memberships: [{ role: 'administrator' }] });
    const as = await house.visitorOf(second.id, 'gunay');
    const both = await Promise.all([
      refused('PATCH', 'people/admin', { version: 1, active: false }, as),
      refused('PATCH', `people/${second.id}`, { version: 1, active: false }, admin),
    ]);
    expect(both.filter((each) => each === '200')).toHaveLength(1);
    expect(both.filter((each) => each === '409 last-administrator' || each.startsWith('401'))).toHaveLength(1);
    if (both[0] === '200') await patch('people/admin', { version: 2, active: true }, as);
    else await patch(`people/${second.id}`, { version: 2, active: true });
    admin = await house.visitor('admin');
  });

  it('who work for another authority too keep name and sign-in; only their roles here are ended', async () => {
    const { id } = await added('shared');
    await house.join(neighbour, id, 'operator');

    expect(await get(`people/${id}`)).toMatchObject({ elsewhere: true, memberships: [{ role: 'operator' }] });
    expect(await refused('PATCH', `people/${id}`, { version: 1, name: 'Taken over' })).toBe('409 works-elsewhere');
    expect(await refused('PATCH', `people/${id}`, { version: 1, active: false })).toBe('409 works-elsewhere');
    expect(await refused('POST', `people/${id}/sign-in-link`, {})).toBe('409 works-elsewhere');
    const [only] = (await get(`people/${id}`)).memberships;
    expect(await refused('POST', `people/${id}/memberships/${only.id}/end`, {})).toBe('200');
    expect(await house.refusal('GET', `${at}/people/${id}`, { as: admin })).toBe('404 not-found');
  });
});

describe('organisations and departments', () => {
  it('are added, renamed in four languages, and found by any of their names', async () => {
    const name = { az: 'Yol xidməti', tr: 'Yol hizmeti', ru: 'Дорожная служба', en: 'Road service' };
    await post('organisations', { id: 'yol', name, kind: 'contractor' });
    const department = await post('departments', { id: 'yol-temir', organisationId: 'yol', name, email: null });
    expect(department).toMatchObject({ openCases: 0, people: 0, active: true, version: 1 });

    await patch('departments/yol-temir', { version: 1, name: { ...name, en: 'Road repair' } });
    for (const words of ['ремонт', 'Road%20REPAIR', 'YOL%20xidmeti', 'temir'])
      expect([
        words,
        (await get(`departments?q=${encodeURIComponent(decodeURIComponent(words))}`)).items.length,
      ]).toEqual([words, words === 'ремонт' ? 0 : 1]);
    expect(await refused('POST', 'departments', { id: 'yol-temir', organisationId: 'yol', name })).toBe(
      '409 name-taken',
    );
    expect(await refused('POST', 'departments', { id: 'Big Letters', organisationId: 'yol', name })).toBe(
      '400 invalid-request',
    );
    expect(await refused('PATCH', 'departments/yol-temir', { version: 1, email: 'yol@x.example' })).toBe(
      '409 changed-meanwhile',
    );
  });

  it('go out of work only when nothing is open there, and are then offered nowhere', async () => {
    const operator = await house.visitor('aysel');
    await house.openCase(operator);
    const busy = await house.good('PATCH', `${at}/departments/su-sebeke`, { as: admin, body: { version: 1 } });
    expect(busy.openCases).toBeGreaterThan(0);
    const reply = await house.ask('PATCH', `${at}/departments/su-sebeke`, {
      as: admin,
      body: { version: 1, active: false },
    });
    expect(reply.json()).toMatchObject({ code: 'still-in-use', detail: `open cases: ${busy.openCases}` });
    expect(await refused('PATCH', 'organisations/yol', { version: 1, active: false })).toBe('409 still-in-use');

    await patch('departments/yol-temir', { version: 2, active: false });
    await patch('organisations/yol', { version: 1, active: false });

    expect(
      await refused('POST', 'people', newcomer('x1', { memberships: [{ role: 'clerk', departmentId: 'yol-temir' }] })),
    ).toBe('400 invalid-request');
    expect((await booked('department-deactivated')).map((each) => each.subject_id)).toEqual(['yol-temir']);
  });

  it('send a new case to a supervisor where the table names a department that acts no longer', async () => {
    const [lift] = (await get('departments?q=lift-xidmeti')).items;
    await patch(`departments/${lift.id}`, { version: lift.version, active: false });
    const operator = await house.visitor('aysel');

    const { id } = await house.openCase(operator, { categoryId: 'lift.stopped', description: 'Lift işləmir' });

    expect(await house.task(operator, id, 'choose-department')).toBeDefined();
    await patch(`departments/${lift.id}`, { version: lift.version + 1, active: true });
  });
});

describe('categories', () => {
  it('are added with names in four languages below another, and show the term that their cases will get', async () => {
    const name = { az: 'Su sayğacı', tr: 'Su sayacı', ru: 'Счётчик воды', en: 'Water meter' };
    expect(await post('categories', { id: 'water.meter', parentId: 'water', name })).toMatchObject({
      parentId: 'water',
      active: true,
      term: { amount: 3, unit: 'working-days' },
    });
    expect(await patch('categories/water.meter', { version: 1, parentId: 'roads' })).toMatchObject({
      term: { amount: 10, unit: 'working-days' },
    });
    expect((await get('categories?q=счётчик')).items ?? []).toMatchObject([{ id: 'water.meter' }]);
    const operator = await house.visitor('aysel');
    expect((await house.openCase(operator, { categoryId: 'water.meter' })).number).toBeDefined();
  });

  it('never hang below themselves, and go with nothing active below them', async () => {
    const [water] = (await get('categories?q=water')).items.filter((each: Body) => each.id === 'water');
    const refusal = (change: object) => refused('PATCH', 'categories/water', { version: water.version, ...change });
    expect(await refusal({ parentId: 'water.leak' })).toBe('400 invalid-request');
    expect(await refusal({ parentId: 'nowhere' })).toBe('400 invalid-request');
    expect(await refusal({ active: false })).toBe('409 still-in-use');

    await patch('categories/water.meter', { version: 2, active: false });
    const shown = await house.good('GET', `/api/v1/${town}/public`);
    expect(shown.categories.map((each: Body) => each.id)).not.toContain('water.meter');
  });
});

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

  it('get public holidays proposed, with names in the languages there are', async () => {
    const { items } = await get('holidays?country=AZ&year=2027');
    expect(items.map((each: Body) => each.date)).toContain('2027-05-28');
    expect(items.find((each: Body) => each.date === '2027-01-01').name.az).toBeDefined();
  });
});

describe('notice, settings and what is missing', () => {
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

  it('tells what an authority lacks before it can take cases, to administrators and on its portal', async () => {
    expect(await get('readiness')).toMatchObject({ takesCases: true });
    const as = await house.founder('sahil');
    const mine = `/api/v1/sahil/administration`;

    const missing = await house.good('GET', `${mine}/readiness`, { as });
    expect(missing.takesCases).toBe(false);
    expect(missing.items.map((each: Body) => [each.id, each.done])).toEqual(
      ['departments', 'people', 'categories', 'calendar', 'notice', 'release'].map((id) => [id, false]),
    );
    expect(await house.good('GET', '/api/v1/sahil/public')).toMatchObject({ takesRequests: false });
    const me = await house.good('GET', '/api/v1/me', { as });
    expect(me.tenants[0]).toMatchObject({ takesCases: false, abilities: { administer: true } });
  });

  it('lets an authority begin with the service that comes with the product, with its own departments alone', async () => {
    const as = await house.visitorOf('sahil-administrator', 'sahil-administrator');
    const mine = `/api/v1/sahil/administration`;
    const make = (path: string, body: object = {}) => house.good('POST', `${mine}/${path}`, { as, body });
    const name = { az: 'Sahil' };
    await make('organisations', { id: 'sahil', name, kind: 'authority' });
    await make('departments', { id: 'su-sebeke', organisationId: 'sahil', name });
    await make('categories', { id: 'water', name });
    await make('categories', { id: 'gas', name });
    const day = [{ from: '09:00', to: '18:00' }];
    await make('calendars', { id: 'usual', weekly: [{ validFrom: '2020-01-01', hours: { mon: day, wed: day } }] });
    await make('notices', { basedOn: 0, text: { az: 'Məlumatlarınız saxlanılır.' }, consentRequired: true });
    const person = (userName: string, membership: object) =>
      make('people', { userName, name: userName, language: 'az', memberships: [membership] });
    const operator = await person('sahil-operator', { role: 'operator' });
    await person('sahil-clerk', { role: 'clerk', departmentId: 'su-sebeke' });
    await person('sahil-supervisor', { role: 'supervisor' });
    expect(await house.good('GET', `${mine}/services`, { as })).toEqual({ items: [], standard: ['resident-request'] });

    await make('services/resident-request/standard');

    expect(await house.refusal('POST', `${mine}/services/resident-request/standard`, { as, body: {} })).toBe(
      '409 known-already',
    );
    // An explanation needs a second person before it goes.
    expect(await house.good('GET', `${mine}/readiness`, { as })).toMatchObject({ takesCases: false });
    await person('sahil-reviewer', { role: 'reviewer' });
    expect(await house.good('GET', `${mine}/readiness`, { as })).toMatchObject({ takesCases: true });
    const calls = await house.visitorOf(operator.id, 'sahil-operator');
    const water = await house.openCase(calls, { categoryId: 'water' }, 'sahil');
    const gas = await house.openCase(calls, { categoryId: 'gas' }, 'sahil');
    expect(await house.task(calls, water.id, 'work', 'sahil')).toBeDefined();
    expect(await house.task(calls, gas.id, 'choose-department', 'sahil')).toBeDefined();
  });

  it('keeps books that tell who changed what, newest first, page by page', async () => {
    const first = await get('changes?limit=3');
    expect(first.items[0]).toMatchObject({ type: 'tenant-changed', actor: { id: 'admin', name: expect.any(String) } });
    const second = await get(`changes?limit=3&after=${first.next}`);
    expect(second.items[0].id < first.items[2].id).toBe(true);
    expect((await get('changes?subjectKind=calendar')).items.map((each: Body) => each.type)).toEqual([
      'calendar-revised',
    ]);
  });
});

describe('the walls of administration', () => {
  it('let no other role in, and nobody of another authority', async () => {
    const operations = Object.entries((house.api.swagger() as Body).paths).flatMap(([path, methods]) =>
      Object.keys(methods as object)
        .filter(() => path.includes('/administration/'))
        .map((method) => ({
          method: method.toUpperCase() as 'GET',
          path: path.replace(/\{(?!tenant)\w+\}/g, 'x').replace(/holidays$/, 'holidays?country=AZ&year=2027'),
        })),
    );
    expect(operations.length).toBeGreaterThan(25);
    const stranger = await house.person('foreign-administrator', neighbour, 'administrator');
    for (const login of ['aysel', 'samir', 'nigar', 'tural']) {
      const as = await house.visitor(login);
      for (const { method, path } of operations) {
        const reply = await house.ask(method, path.replace('{tenant}', town), {
          as,
          ...(method === 'GET' ? {} : { body: bodyOf(path) }),
        });
        expect([login, method, path, reply.statusCode]).toEqual([login, method, path, 403]);
      }
    }
    for (const { method, path } of operations)
      expect([
        path,
        await house.refusal(method, path.replace('{tenant}', town), {
          as: stranger,
          ...(method === 'GET' ? {} : { body: bodyOf(path) }),
        }),
      ]).toEqual([path, '404 not-found']);
  });

  it('keep the books from being rewritten', async () => {
    await expect(house.rows(`update administration_events set actor = 'nobody'`)).rejects.toThrow(/permission denied/);
    await expect(house.asOwner((sql) => sql.raw(`delete from administration_events`))).resolves.toMatchObject({
      rowCount: 0,
    });
  });
});

/** A body that passes its schema, so that the answer is about who asks. */
function bodyOf(path: string): unknown {
  const bodies: [RegExp, unknown][] = [
    [/people\/x\/memberships$/, { role: 'operator' }],
    [/people\/x$/, { version: 1 }],
    [/people$/, newcomer('intruder')],
    [/(organisations|departments|categories)\/x$/, { version: 1 }],
    [/organisations$/, { id: 'x', name: { en: 'X' }, kind: 'other' }],
    [/departments$/, { id: 'x', organisationId: 'x', name: { en: 'X' } }],
    [/categories$/, { id: 'x', name: { en: 'X' } }],
    [/calendars$/, { id: 'x', weekly: [{ validFrom: '2020-01-01', hours: {} }] }],
    [/calendars\/x\/(revisions|effect)$/, { revision: 1, weekly: [{ validFrom: '2020-01-01', hours: {} }], days: [] }],
    [/notices$/, { basedOn: 0, text: { en: 'A text that is long enough.' }, consentRequired: true }],
    [/settings$/, { version: 1 }],
    [/services\/x$/, { releaseId: 'x', message: 'Why not', settings: {} }],
  ];
  return bodies.find(([fits]) => fits.test(path))?.[1] ?? {};
}
