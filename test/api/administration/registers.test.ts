import { describe, expect, it } from '@jest/globals';
import {
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
} from '../support/administration.ts';
import { type Body, town, type Visitor } from '../support/house.ts';

administered();

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

describe('a sentence that is tried', () => {
  const tried = (body: object): Promise<Body> => post('categories/try', body);

  it('says what a request would be taken for, how surely, and by which of its words; and keeps nothing', async () => {
    const count = async () => (await house.rows('select count(*)::int as n from administration_events'))[0].n;
    const before = await count();

    expect(await tried({ text: 'Ana boru patladı, sokak su içinde', language: 'tr' })).toMatchObject({
      category: { id: 'water.leak', name: { tr: 'Boru patladı, su akıyor' } },
      sure: true,
      words: expect.arrayContaining(['Ana boru', 'boru patladı']),
      urgency: 'emergency',
    });
    const unsure = await tried({ text: 'Bilmirəm' });
    expect(unsure).toMatchObject({ category: null, confidence: 0, sure: false, candidates: [] });
    expect(await count()).toBe(before);
  });

  it('knows the words of a category before they are saved, bent and with changed sounds, by the real stemmers', async () => {
    const category = { id: 'bakeries', words: { az: ['çörək', 'yataq'], tr: ['ekmek', 'kitap'] } };
    for (const [language, text] of [
      ['az', 'Çörəyimiz daşdır'],
      ['az', 'Yatağında həşərat var'],
      ['tr', 'Ekmeğimiz taş gibi'],
      ['tr', 'Kitabını getirmedi'],
    ])
      expect([text, await tried({ language, text, category })]).toMatchObject([text, { category: { id: 'bakeries' } }]);
    expect(await tried({ language: 'az', text: 'Çörəyimiz daşdır' })).toMatchObject({ category: null });
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
