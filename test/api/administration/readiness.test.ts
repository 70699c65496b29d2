import { describe, expect, it } from '@jest/globals';
import { transact } from '../../../store/unit-of-work.ts';
import { administered, get, house, newcomer } from '../support/administration.ts';
import { type Body, neighbour, start, town, type Visitor } from '../support/house.ts';

administered();

const ofSahil = (text: string): Promise<Body[]> =>
  transact(house.database, { tenants: ['sahil'] }, async (unit) => (await unit.sql.raw(text)).rows);

describe('what is missing', () => {
  it('tells what an authority lacks before it can take cases, to administrators and on its portal', async () => {
    expect(await get('readiness')).toMatchObject({ takesCases: true });
    house.clock.moveTo('sahil', start);
    const as = await house.founder('sahil');
    const mine = `/api/v1/sahil/administration`;

    const missing = await house.good('GET', `${mine}/readiness`, { as });
    expect(missing).toMatchObject({ takesCases: false, complete: false });
    expect(missing.items.map((each: Body) => [each.id, each.done])).toEqual(
      ['departments', 'people', 'categories', 'responsibilities', 'calendar', 'notice', 'release', 'mail'].map((id) => [
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
      added.push({ id, userName });
      return house.visitorOf(id, userName);
    };
    /** Whoever was added sets a password by the link that was handed over. */
    const setPasswords = async () => {
      for (const { id, userName } of added) {
        const { address } = await make(`people/${id}/sign-in-link`);
        const body = { token: address.split('#')[1], password: 'a long password' };
        await house.good('POST', '/api/v1/password-by-link', { body });
        // Another password ends the sessions of before.
        visitors[userName.replace('sahil-', '')] = await house.visitorOf(id, userName);
      }
    };
    const added: { id: string; userName: string }[] = [];
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
        if (gaps.some((gap) => gap.code === 'no-password')) return setPasswords();
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
    // Letters reach nobody yet, which is said and stops nothing.
    expect((await house.good('GET', `${mine}/readiness`, { as })).items.at(-1)).toMatchObject({
      id: 'mail',
      done: false,
      gaps: [{ code: 'trial-mail', blocks: false }],
    });
    expect([...asked].sort()).toEqual([
      'calendar',
      'categories',
      'departments',
      'notice',
      'people',
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
  }, 90_000);

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

    // There is somebody, but nobody who can sign in.
    const newClerk = {
      userName: 'sahil-second',
      name: 'Second Clerk',
      language: 'az',
      memberships: [{ role: 'clerk', departmentId: 'yasil' }],
    };
    const second = await house.good('POST', `${mine}/people`, { as, body: newClerk });
    await turn('sahil-clerk', 3, false);
    expect(await ready('people')).toMatchObject({
      complete: false,
      takesCases: true,
      done: false,
      gaps: [{ code: 'no-password', blocks: true, roles: ['clerk', 'head'], names: [{ az: 'Second Clerk' }] }],
    });
    await turn('sahil-clerk', 4, true);
    expect(await ready('people')).toMatchObject({ done: true, gaps: [] });
    await house.good('PATCH', `${mine}/people/${second.id}`, { as, body: { version: 1, active: false } });

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
  }, 90_000);

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
    [/managers$/, { territoryId: 'x', departmentId: null, from: '2026-01-01' }],
    [/people\/x$/, { version: 1 }],
    [/people$/, newcomer('intruder')],
    [/(organisations|departments|categories)\/x$/, { version: 1 }],
    [/organisations$/, { id: 'x', name: { en: 'X' }, kind: 'other' }],
    [/departments$/, { id: 'x', organisationId: 'x', name: { en: 'X' } }],
    [/categories\/try$/, { text: 'x' }],
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
