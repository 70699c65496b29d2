import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transact } from '../../store/unit-of-work.ts';
import { Browser } from './support/browser.ts';
import { type Body, House, neighbour, start, town, type Visitor } from './support/house.ts';

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

const ofSahil = (text: string): Promise<Body[]> =>
  transact(house.database, { tenants: ['sahil'] }, async (unit) => (await unit.sql.raw(text)).rows);

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

describe('who serves a category', () => {
  const served = async (id: string): Promise<Body> =>
    (await get('categories?limit=200')).items.find((each: Body) => each.id === id);
  const shown = (id: string, as: Visitor): Promise<Body> =>
    house.good('GET', `/api/v1/${town}/cases/${id}`, { as }) as Promise<Body>;

  it('is the nearest answer: for a place before everywhere, for a category before the one above, by table or by what is said', async () => {
    const operator = await house.visitor('aysel');
    expect((await served('roads')).serving).toMatchObject({ how: 'table', departmentId: 'yol' });
    const servedBy = [
      { territoryId: null, departmentId: 'abadliq' },
      { territoryId: 'cinar', departmentId: 'su-sebeke' },
    ];
    const name = { az: 'Xəndək', en: 'Ditch' };
    const added = await post('categories', { id: 'roads.ditch', parentId: 'roads', name, servedBy });

    expect(added.servedBy).toMatchObject([
      { territoryId: null, departmentId: 'abadliq', active: true },
      { territoryId: 'cinar', territory: { az: expect.any(String) }, departmentId: 'su-sebeke' },
    ]);
    expect(added.serving).toMatchObject({ how: 'responsibility', categoryId: 'roads.ditch', departmentId: 'abadliq' });
    const somewhere = await house.openCase(operator, { categoryId: 'roads.ditch' });
    const there = await house.openCase(operator, { categoryId: 'roads.ditch', territoryId: 'cinar' });
    expect(await shown(somewhere.id, operator)).toMatchObject({
      department: { id: 'abadliq' },
      assignment: { how: 'responsibility', category: 'roads.ditch', territory: null, department: 'abadliq' },
    });
    expect(await shown(there.id, operator)).toMatchObject({ department: { id: 'su-sebeke' } });

    // Where nothing is said any more the table of the category above answers.
    expect(await patch('categories/roads.ditch', { version: added.version, servedBy: [] })).toMatchObject({
      servedBy: [],
      serving: { how: 'table', categoryId: 'roads', departmentId: 'yol' },
    });
    expect((await booked('category-changed')).at(-1)).toMatchObject({ payload: { fields: ['servedBy'] } });
  });

  it('is asked anew where somebody corrects the category', async () => {
    const operator = await house.visitor('aysel');
    const [abadliq] = (await get('departments?q=abadliq')).items;
    await post('categories', {
      id: 'benches',
      name: { az: 'Skamyalar' },
      servedBy: [{ territoryId: null, departmentId: 'abadliq' }],
    });
    const { id } = await house.openCase(operator, { categoryId: 'water' });
    const preview = await house.good('POST', `/api/v1/${town}/cases/${id}/correction/preview`, {
      as: operator,
      body: { categoryId: 'benches' },
    });
    expect(preview.department).toMatchObject({ id: abadliq.id });
  });

  it('is refused for departments and places that there are not, and twice for one place', async () => {
    const [roads] = (await get('categories?q=roads')).items.filter((each: Body) => each.id === 'roads');
    const refusal = (...servedBy: object[]) =>
      refused('PATCH', 'categories/roads', { version: roads.version, servedBy });
    const everywhere = { territoryId: null, departmentId: 'yol' };
    expect(await refusal({ territoryId: null, departmentId: 'nobody' })).toBe('400 invalid-request');
    expect(await refusal({ territoryId: 'nowhere', departmentId: 'yol' })).toBe('400 invalid-request');
    expect(await refusal(everywhere, everywhere)).toBe('400 invalid-request');
  });

  it('keeps words by which a category is known, without blanks and twins', async () => {
    const words = { az: ['it ', 'itlər', 'sahibsiz  heyvan*', ''], en: ['dog*'] };
    const bodyOf = (id: string, kept: object) => ({ id, name: { az: 'Sahibsiz heyvanlar' }, words: kept });
    expect(await refused('POST', 'categories', bodyOf('animals', words))).toBe('400 invalid-request');
    const added = await post('categories', bodyOf('animals', { ...words, az: words.az.slice(0, 3) }));
    expect(added.words).toEqual({ az: ['it', 'itlər', 'sahibsiz heyvan*'], en: ['dog*'] });
  });
});

describe('places', () => {
  it('are a tree: added below another, renamed, found by words, and go with nothing active below them', async () => {
    const street = {
      id: 'cinar.nizami',
      parentId: 'cinar',
      kind: 'street',
      name: { az: 'Nizami küçəsi' },
      externalId: '77-1',
    };
    const added = await post('territories', street);
    expect(added).toMatchObject({ ...street, active: true, children: 0, version: 1 });
    expect(added.above.at(-1)).toMatchObject({ id: 'cinar' });
    await post('territories', { id: 'cinar.nizami.5', parentId: street.id, kind: 'building', name: { az: 'Bina 5' } });

    expect(await refused('POST', 'territories', { ...street, id: 'other' })).toBe('409 name-taken');
    expect(await refused('POST', 'territories', { ...street, externalId: null })).toBe('409 name-taken');
    expect(await refused('POST', 'territories', { ...street, id: 'x', parentId: 'nowhere' })).toBe(
      '400 invalid-request',
    );
    expect((await get('territories?q=NİZAMİ')).items.map((each: Body) => each.id)).toContain('cinar.nizami');
    expect((await get(`territories?within=${street.id}`)).items).toMatchObject([{ id: 'cinar.nizami.5' }]);
    expect((await get('territories')).items.every((each: Body) => each.parentId === null)).toBe(true);

    const close = { version: 1, active: false };
    expect(await refused('PATCH', `territories/${street.id}`, close)).toBe('409 still-in-use');
    await patch(`territories/${street.id}.5`, close);
    const name = { az: 'Nizami Gəncəvi küçəsi' };
    expect(await patch(`territories/${street.id}`, { version: 1, name })).toMatchObject({ version: 2, name });
    expect(await refused('PATCH', `territories/${street.id}`, { ...close, name })).toBe('409 changed-meanwhile');
    expect(await patch(`territories/${street.id}`, { version: 2, active: false })).toMatchObject({ active: false });
    const offered = await house.good('GET', `/api/v1/${town}/territories?q=gəncəvi`, { as: admin });
    expect(offered.items).toEqual([]);
    expect((await booked('territory-deactivated')).map((each) => each.subject_id)).toEqual([
      `${street.id}.5`,
      street.id,
    ]);
  });

  it('come from a table with their parents in any order; a second time changes nothing', async () => {
    const csv = [
      'id;parent;kind;name;name_ru',
      'gul.b1;gul;building;"Bina 1; giriş 2";Дом 1',
      'gul;;street;Gül küçəsi;',
    ].join('\r\n');
    expect(await post('territories/import', { csv, dryRun: true })).toEqual({ added: 2, changed: 0, same: 0 });
    expect((await get('territories?q=giriş')).items).toEqual([]);
    expect(await post('territories/import', { csv })).toEqual({ added: 2, changed: 0, same: 0 });
    expect(await post('territories/import', { csv })).toEqual({ added: 0, changed: 0, same: 2 });
    expect((await get('territories?within=gul')).items).toMatchObject([
      { id: 'gul.b1', name: { az: 'Bina 1; giriş 2', ru: 'Дом 1' } },
    ]);
    expect(await post('territories/import', { csv: csv.replace('Gül küçəsi', 'Güllər küçəsi') })).toMatchObject({
      changed: 1,
    });
    expect((await booked('territory-added')).at(-1)).toMatchObject({ subject_id: '2', payload: { added: 2 } });
  });

  it('are refused as a whole, with each line that is wrong', async () => {
    const wrong = async (csv: string): Promise<string[]> => {
      const reply = await house.ask('POST', `${at}/territories/import`, { as: admin, body: { csv } });
      return (reply.json() as Body).errors.map((each: Body) => each.field);
    };
    expect(await wrong('id,kind,colour\na,street,red')).toEqual(['line 1']);
    expect(
      await wrong('id,parent,kind,name\nA b,,street,x\nq1,nowhere,street,x\n\nq2,,lake,x\nq3,,street,\nq3,,street,x'),
    ).toEqual(['line 2, id', 'line 3, parent', 'line 5, kind', 'line 6, name', 'line 7, id']);
    expect((await get('territories?q=q1')).items).toEqual([]);
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

  it('tells what an authority lacks before it can take cases, to administrators and on its portal', async () => {
    expect(await get('readiness')).toMatchObject({ takesCases: true });
    house.clock.moveTo('sahil', start);
    const as = await house.founder('sahil');
    const mine = `/api/v1/sahil/administration`;

    const missing = await house.good('GET', `${mine}/readiness`, { as });
    expect(missing).toMatchObject({ takesCases: false, complete: false });
    expect(missing.items.map((each: Body) => [each.id, each.done])).toEqual(
      ['departments', 'people', 'categories', 'responsibilities', 'calendar', 'notice', 'release'].map((id) => [
        id,
        false,
      ]),
    );
    expect(await house.good('GET', '/api/v1/sahil/public')).toMatchObject({ takesRequests: false });
    const me = await house.good('GET', '/api/v1/me', { as });
    expect(me.tenants[0]).toMatchObject({ takesCases: false, abilities: { administer: true } });
  });

  it('takes a first case to its end as soon as nothing is missing, made from empty by what is said to be missing', async () => {
    const as = await house.visitorOf('sahil-administrator', 'sahil-administrator');
    const mine = `/api/v1/sahil/administration`;
    const make = (path: string, body: object = {}) => house.good('POST', `${mine}/${path}`, { as, body });
    const person = async (userName: string, ...memberships: object[]): Promise<Visitor> => {
      const { id } = await make('people', { userName, name: userName, language: 'az', memberships });
      return house.visitorOf(id, userName);
    };
    const visitors: Record<string, Visitor> = {};
    const name = { az: 'Sahil' };
    const day = [{ from: '09:00', to: '18:00' }];
    /** What an administrator does about each thing that is said to be missing. */
    const mend: Record<string, (gaps: Body[]) => Promise<void>> = {
      async departments() {
        await make('organisations', { id: 'sahil', name, kind: 'authority' });
        await make('departments', { id: 'yasil', organisationId: 'sahil', name: { az: 'Yaşıllıq' } });
      },
      async categories() {
        await make('categories', { id: 'agaclar', name: { az: 'Ağaclar' }, words: { az: ['ağac*'] } });
      },
      async calendar() {
        await make('calendars', { id: 'usual', weekly: [{ validFrom: '2020-01-01', hours: { mon: day, wed: day } }] });
      },
      async notice() {
        await make('notices', { basedOn: 0, text: { az: 'Məlumatlarınız saxlanılır.' }, consentRequired: true });
      },
      async release() {
        await make('services/resident-request/standard');
      },
      async responsibilities() {
        const servedBy = [{ territoryId: null, departmentId: 'yasil' }];
        await house.good('PATCH', `${mine}/categories/agaclar`, { as, body: { version: 1, servedBy } });
      },
      async people(gaps) {
        const roles =
          gaps.length > 0 ? gaps.map((gap) => gap.roles[0]) : ['operator', 'clerk', 'supervisor', 'reviewer'];
        for (const role of roles)
          visitors[role] = await person(`sahil-${role}`, role === 'clerk' ? { role, departmentId: 'yasil' } : { role });
      },
    };
    const asked: string[] = [];
    for (;;) {
      const { complete, items } = await house.good('GET', `${mine}/readiness`, { as });
      if (complete) break;
      const next = items.find((each: Body) => !each.done);
      asked.push(next.id);
      if (asked.length > 12) throw new Error(`still missing: ${JSON.stringify(items)}`);
      await mend[next.id]!(next.gaps);
    }
    expect([...asked].sort()).toEqual([
      'calendar',
      'categories',
      'departments',
      'notice',
      'people',
      'release',
      'responsibilities',
    ]);
    expect(await house.refusal('POST', `${mine}/services/resident-request/standard`, { as, body: {} })).toBe(
      '409 known-already',
    );

    // The law of the country, and nothing of a sample town.
    const [service] = (await house.good('GET', `${mine}/services`, { as })).items;
    expect(service.settings.terms[0]).toMatchObject({ category: '*', term: { amount: 15, unit: 'working-days' } });
    expect(service.settings.terms.every((each: Body) => each.category === '*')).toBe(true);
    expect(service.settings.urgencyRules).toEqual([]);
    const files: Body[] = await ofSahil(
      `select name, content from release_file f join release r on r.tenant_id = f.tenant_id and r.id = f.release_id
       where f.tenant_id = 'sahil' and r.state = 'live' and f.kind in ('settings', 'texts', 'dmn', 'bpmn', 'form')`,
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files)
      expect([file.name, /\((sample|nümunə|örnek|образец)\)|gülüstan/i.exec(file.content)]).toEqual([file.name, null]);

    const drawn = [
      ...files.find((file) => file.name.endsWith('.bpmn'))!.content.matchAll(/<bpmn:userTask id="([^"]+)"/g),
    ];
    expect(drawn.length).toBeGreaterThan(5);

    // Nobody chooses a category: the words kept with it do.
    const shown = (id: string) => house.good('GET', `/api/v1/sahil/cases/${id}`, { as: visitors.operator });
    const complete = async (role: string, id: string, element: string, answers: object) => {
      const task = await house.task(visitors.operator!, id, element, 'sahil');
      const by = { as: visitors[role] };
      await house.good('POST', `/api/v1/sahil/tasks/${task}/claim`, by);
      await house.good('POST', `/api/v1/sahil/tasks/${task}/complete`, { ...by, body: { answers } });
      await house.engine.runUntilIdle();
    };
    const described = { categoryId: undefined, description: 'Ağaclar qırılıb, ağacların budaqları yoldadır.' };
    const { id } = await house.openCase(
      visitors.operator!,
      { ...described, resident: { name: 'Elçin', phone: '+994502101102', noticeVersion: 1, consent: true } },
      'sahil',
    );
    expect(await shown(id)).toMatchObject({
      category: { id: 'agaclar' },
      department: { id: 'yasil' },
      assignment: { how: 'responsibility', category: 'agaclar' },
      deadlines: [{ term: { amount: 15, unit: 'working-days' } }],
    });
    await complete('clerk', id, 'work', { outcome: 'solved', answer: 'Budaqlar yığışdırıldı.' });
    await complete('operator', id, 'call-resident', { reached: 'yes', answer: 'yes' });
    expect(await shown(id)).toMatchObject({ status: 'closed' });
  });

  it('names who is missing for which step when somebody goes, and which categories nobody serves', async () => {
    const as = await house.visitorOf('sahil-administrator', 'sahil-administrator');
    const mine = `/api/v1/sahil/administration`;
    const ready = async (id: string): Promise<Body> => {
      const { items, ...rest } = await house.good('GET', `${mine}/readiness`, { as });
      return { ...rest, ...items.find((each: Body) => each.id === id) };
    };
    const people = (await house.good('GET', `${mine}/people`, { as })).items as Body[];
    const turn = async (userName: string, version: number, active: boolean) => {
      const { id } = people.find((each) => each.userName === userName)!;
      await house.good('PATCH', `${mine}/people/${id}`, { as, body: { version, active } });
    };
    await turn('sahil-clerk', 1, false);
    expect(await ready('people')).toMatchObject({
      complete: false,
      done: false,
      gaps: [{ code: 'nobody-works', blocks: true, roles: ['clerk', 'head'], names: [{ az: 'Yaşıllıq' }] }],
    });
    await turn('sahil-clerk', 2, true);

    // A supervisor alone can't approve an answer and decide about the objection to it.
    await turn('sahil-reviewer', 1, false);
    const { gaps } = await ready('people');
    expect(gaps).toMatchObject([{ code: 'nobody-besides', roles: ['reviewer', 'supervisor'] }]);
    expect(gaps[0].steps).toHaveLength(1);
    await turn('sahil-reviewer', 2, true);

    // Whoever asks residents must not belong to those who did the work.
    const operator = people.find((each) => each.userName === 'sahil-operator')!;
    const twice = { as, body: { role: 'head', organisationId: 'sahil' } };
    await house.good('POST', `${mine}/people/${operator.id}/memberships`, twice);
    expect((await ready('people')).gaps).toMatchObject([{ code: 'nobody-impartial', roles: ['operator'] }]);

    await house.good('POST', `${mine}/categories`, { as, body: { id: 'quyular', name: { az: 'Quyular' } } });
    expect(await ready('responsibilities')).toMatchObject({
      done: true,
      gaps: [{ code: 'unserved', blocks: false, roles: ['supervisor'], names: [{ az: 'Quyular' }] }],
    });
    await turn('sahil-supervisor', 1, false);
    expect(await ready('responsibilities')).toMatchObject({ done: false, gaps: [{ code: 'unserved', blocks: true }] });
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
          path: path
            .replace(/\{(?!tenant)\w+\}/g, 'x')
            .replace(/holidays$/, 'holidays?country=AZ&year=2027')
            .replace(/zone$/, 'zone?zone=Asia/Baku'),
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
    [/territories\/import$/, { csv: 'id,kind,name' }],
    [/territories\/x$/, { version: 1 }],
    [/territories$/, { id: 'x', kind: 'street', name: { en: 'X' } }],
    [/calendars$/, { id: 'x', weekly: [{ validFrom: '2020-01-01', hours: {} }] }],
    [/calendars\/x\/(revisions|effect)$/, { revision: 1, weekly: [{ validFrom: '2020-01-01', hours: {} }], days: [] }],
    [/notices$/, { basedOn: 0, text: { en: 'A text that is long enough.' }, consentRequired: true }],
    [/settings$/, { version: 1 }],
    [/services\/x$/, { releaseId: 'x', message: 'Why not', settings: {} }],
  ];
  return bodies.find(([fits]) => fits.test(path))?.[1] ?? {};
}
