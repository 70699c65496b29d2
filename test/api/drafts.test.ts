import { type Body, House, type Visitor } from './support/house.ts';

let house: House;
let analyst: Visitor;
let other: Visitor;
let admin: Visitor;
const town = 'gulustan';
const drafts = `/api/v1/${town}/drafts`;
const draft = `${drafts}/resident-request`;
const fileOf = (name: string) => `${draft}/file?name=${encodeURIComponent(name)}`;

beforeAll(async () => {
  house = await House.open();
  analyst = await house.person('d-analyst', town, 'analyst');
  other = await house.person('d-other', town, 'analyst');
  admin = await house.visitor('admin');
}, 120_000);
afterAll(() => house.close());

const begin = () => house.good('POST', drafts, { as: analyst, body: { caseType: 'resident-request' } });
const read = (name: string): Promise<Body> => house.good('GET', fileOf(name), { as: analyst });
const write = (name: string, content: string | null, basedOn: number, as = analyst) =>
  house.good('PUT', fileOf(name), { as, body: { content, basedOn } });
const whole = (): Promise<Body> => house.good('GET', draft, { as: analyst });
const changed = async () =>
  (await whole()).files
    .filter((each: Body) => each.state !== 'same')
    .map((each: Body) => `${each.name} ${each.state}${each.alsoChanged ? ', there too' : ''}`);
const discard = async () => house.ask('DELETE', `${draft}?version=${(await whole()).version}`, { as: analyst });
const named = (content: string, name: string): string => {
  const json = JSON.parse(content) as Body;
  json.service.name = name;
  return JSON.stringify(json, null, 2);
};

describe('a draft', () => {
  afterEach(discard);

  it('begins as the newest release, byte by byte, and is one for all', async () => {
    const begun = await begin();
    expect(begun).toMatchObject({ caseType: 'resident-request', changes: 0, newer: null, begunBy: 'd-analyst' });
    const { items } = await house.good('GET', `/api/v1/${town}/releases/${begun.basedOn.id}/files`, { as: analyst });
    for (const file of items) expect((await read(file.name)).content).toBe(file.content);
    expect(await house.refusal('POST', drafts, { as: other, body: { caseType: 'resident-request' } })).toBe(
      '409 known-already',
    );
    expect((await house.good('GET', drafts, { as: other })).items).toMatchObject([{ caseType: 'resident-request' }]);
  });

  it('never lets two people overwrite each other in silence', async () => {
    await begin();
    const { content, version } = await read('texts.en.json');
    expect(version).toBe(0);
    const first = await write('texts.en.json', named(content, 'A wish of a resident'), 0);
    const late = { content: named(content, 'Something else'), basedOn: 0 };
    const reply = await house.ask('PUT', fileOf('texts.en.json'), { as: other, body: late });
    expect(reply.json()).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect(reply.json().detail).toContain('by d-analyst at 20');
    expect((await read('texts.en.json')).content).toContain('A wish of a resident');
    await write('texts.en.json', named(content, 'Something else'), first.version, other);
    expect(await changed()).toEqual(['texts.en.json changed']);
    // As it was: no change is left.
    const { version: last } = await read('texts.en.json');
    expect(await write('texts.en.json', content, last)).toEqual({ version: 0 });
    expect(await changed()).toEqual([]);
  });

  it('takes files in and out, and refuses what is no part of a service', async () => {
    await begin();
    const added = await write('forms/visit.form', '{"components":[]}', 0);
    await write('forms/work.form', null, 0);
    expect(await changed()).toEqual(['forms/visit.form added', 'forms/work.form removed']);
    expect(await house.refusal('PUT', fileOf('notes.doc'), { as: analyst, body: { content: 'x', basedOn: 0 } })).toBe(
      '400 invalid-request',
    );
    const { findings } = await house.good('GET', `${draft}/findings`, { as: analyst });
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        rule: 'form-missing',
        element: 'work',
        file: 'resident-request.bpmn',
      }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'warning', rule: 'form-unused' }));
    await write('forms/visit.form', null, added.version);
    expect(await changed()).toEqual(['forms/work.form removed']);
  });

  it('is not released while the check finds an error, whoever asks', async () => {
    await begin();
    await write('forms/work.form', null, 0);
    const { version } = await whole();
    const body = { version, message: 'Without the form of the work' };
    for (const as of [analyst, admin]) {
      const reply = await house.ask('POST', `${draft}/release`, { as, body });
      expect(reply.json()).toMatchObject({ code: 'release-refused' });
      expect(reply.body).toContain('forms/work.form');
    }
    expect((await house.good('GET', `/api/v1/${town}/releases`, { as: admin })).items).toHaveLength(1);
  });
});

describe('releasing a draft', () => {
  const release = async (message: string, as = analyst, live = false) =>
    house.ask('POST', `${draft}/release`, { as, body: { message, live, version: (await whole()).version } });

  it('makes the next release of what was read, which only administrators put in force', async () => {
    await begin();
    const { content } = await read('texts.en.json');
    const { version } = await whole();
    await write('texts.en.json', named(content, 'A wish of a resident'), 0, other);
    const stale = { version, message: 'What I have not seen' };
    expect(await house.refusal('POST', `${draft}/release`, { as: analyst, body: stale })).toBe('409 changed-meanwhile');
    expect((await release('Another name', analyst, true)).statusCode).toBe(403);
    const made = await release('Another name', admin, true);
    expect(made.json()).toMatchObject({ number: 2, state: 'live', message: 'Another name' });
    expect((await house.ask('GET', draft, { as: analyst })).statusCode).toBe(404);
    const opened = await house.openCase(await house.visitor('kamran'));
    expect(await house.good('GET', `/api/v1/${town}/cases/${opened.id}`, { as: admin })).toMatchObject({
      status: 'open',
    });
  });

  it('waits until the author has looked at what another release has changed too', async () => {
    await begin();
    const [english, turkish] = [await read('texts.en.json'), await read('texts.tr.json')];
    await write('texts.en.json', named(english.content, 'Mine'), 0);
    await write('texts.tr.json', named(turkish.content, 'Benim'), 0);
    const { items } = await house.good('GET', `/api/v1/${town}/releases/${(await whole()).basedOn.id}/files`, {
      as: admin,
    });
    const files = items.map(({ name, content }: Body) => ({
      name,
      content: name === 'texts.en.json' ? named(content, 'Theirs') : content,
    }));
    const body = { caseType: 'resident-request', message: 'From a folder', files, live: true };
    await house.good('POST', `/api/v1/${town}/releases`, { as: admin, body });

    expect((await release('Mine')).json()).toMatchObject({ code: 'draft-behind' });
    const { version, newer } = await whole();
    expect(newer).toMatchObject({ number: 3 });
    await house.good('POST', `${draft}/follow`, { as: analyst, body: { version } });
    expect(await changed()).toEqual(['texts.en.json changed, there too', 'texts.tr.json changed']);
    expect((await release('Mine')).json()).toMatchObject({ code: 'draft-behind' });
    const mine = await read('texts.en.json');
    await write('texts.en.json', named(mine.content, 'Theirs and mine'), mine.version);
    expect((await release('Both')).json()).toMatchObject({ number: 4, state: 'staged' });
  });

  it('begins a service that is new from another one’s files', async () => {
    const [{ id }] = (await house.good('GET', `/api/v1/${town}/releases`, { as: analyst })).items;
    const begun = await house.good('POST', drafts, { as: analyst, body: { caseType: 'park-request', copyOf: id } });
    expect(begun).toMatchObject({ basedOn: null, newer: null });
    expect(begun.changes).toBe(begun.files.length);
    const { findings } = await house.good('GET', `${drafts}/park-request/findings`, { as: analyst });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'case-type', severity: 'error' }));
    expect(
      await house.refusal('POST', drafts, { as: analyst, body: { caseType: 'park-request', copyOf: 'none' } }),
    ).toBe('409 known-already');
  });
});
