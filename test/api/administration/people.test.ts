import { describe, expect, it } from '@jest/globals';
import {
  added,
  admin,
  administered,
  at,
  booked,
  get,
  house,
  newcomer,
  patch,
  post,
  refused,
  signInAgain,
} from '../support/administration.ts';
import { Browser } from '../support/browser.ts';
import { type Body, neighbour, town, type Visitor } from '../support/house.ts';

administered();

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
    await signInAgain();
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
