import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../domain/id.ts';
import { soundOf } from '../../domain/sound.ts';
import { projectRoot } from '../../store/root.ts';
import { transact } from '../../store/unit-of-work.ts';
import { type Body, House, neighbour, start, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;
let reviewer: Visitor;
let supervisor: Visitor;
let analyst: Visitor;
const cases = `/api/v1/${town}/cases`;
const tasks = `/api/v1/${town}/tasks`;

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  clerk = await house.visitor('samir');
  reviewer = await house.visitor('nigar');
  supervisor = await house.visitor('tural');
  analyst = await house.visitor('anna');
}, 120_000);
afterAll(() => house.close());

const notice = { noticeVersion: 1, consent: true };
const found = async (as: Visitor, q: string, more = ''): Promise<Body> =>
  house.good('GET', `/api/v1/${town}/search?q=${encodeURIComponent(q)}${more}`, { as });
const ids = async (as: Visitor, q: string): Promise<string[]> =>
  (await found(as, q)).items.map((each: Body) => each.id);
const shown = (id: string, as = operator): Promise<Body> => house.good('GET', `${cases}/${id}`, { as });

describe('search', () => {
  const konul = { name: 'Könül Əliyeva', phone: '+994552101102', email: 'konul@mail.example', address: 'mənzil 45' };
  let opened: Body;
  beforeAll(async () => {
    const { items } = await house.good('GET', `/api/v1/${town}/territories?q=nizami&limit=5`, { as: operator });
    opened = await house.openCase(operator, {
      description: 'Zirzəmidə IŞIQ sayrışır',
      territoryId: items.find((each: Body) => each.kind === 'building')?.id ?? items[0].id,
      resident: { ...konul, ...notice },
      source: 'hotline',
      externalNumber: 'HL-77/12',
    });
  });

  it.each([
    ['the whole number', () => opened.number],
    ['the number with another dash and spaces', () => ` ${opened.number.replace('-', ' – ')}`],
    ['the end of the number', () => opened.number.slice(-3)],
    ['the telephone as people there write it', () => '055 210 11 02'],
    ['the telephone without its nought', () => '552101102'],
    ['the telephone with country code and brackets', () => '+994 (55) 210-11-02'],
    ['the telephone by the exit code', () => '00994552101102'],
    ['the end of the telephone', () => '1102'],
    ['the e-mail', () => 'konul@mail.example'],
    ['the name without its marks', () => 'konul aliyeva'.replace('a', 'e')],
    ['the beginning of the name', () => 'KÖNÜL ƏL'],
    ['the street', () => 'nizami'],
    ['the flat', () => 'menzil 45'],
    ['the number of the other system', () => 'hl-77/12'],
    ['words of the description, any letters', () => 'isiq zirzemi'],
    ['name and word together', () => 'könül işıq'],
  ])('finds a case by %s', async (_, typed) => {
    expect(await ids(operator, typed())).toContain(opened.id);
  });

  it('answers with status, term and who called; nothing for what says nothing', async () => {
    const { items } = await found(operator, '055 210 11 02');
    expect(items[0]).toMatchObject({
      id: opened.id,
      status: 'open',
      term: 'running',
      dueAt: expect.any(String),
      caller: { name: konul.name, phone: konul.phone },
    });
    expect(await ids(operator, '…')).toEqual([]);
    expect(await ids(operator, 'könül zzzz')).toEqual([]);
  });

  it('pages by place in the order of opening, newest first', async () => {
    const three = [];
    for (const n of [1, 2, 3]) three.unshift((await house.openCase(operator, { description: `Qarpızlar ${n}` })).id);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await found(operator, 'qarpizlar', `&limit=2${after && `&after=${after}`}`);
      seen.push(...page.items.map((each: Body) => each.id));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual(three);
  });

  it('keeps within what the reader may see: an own department, no persons, a region only with a record', async () => {
    const gas = await house.openCase(operator, {
      categoryId: 'gas.smell',
      description: 'Qaz iyi',
      resident: { name: 'Zümrüd', phone: '+994502220099', ...notice },
    });
    expect(await ids(operator, 'zümrüd')).toEqual([gas.id]);
    expect(await ids(clerk, 'zümrüd')).toEqual([]);
    expect(await ids(clerk, gas.number)).toEqual([]);
    // A clerk finds an own case by its resident, an analyst by number and words only.
    expect(await ids(clerk, 'könül')).toContain(opened.id);
    expect(await ids(analyst, 'zümrüd')).toEqual([]);
    expect(await ids(analyst, '050 222 00 99')).toEqual([]);
    expect((await found(analyst, gas.number)).items).toMatchObject([{ id: gas.id, caller: null }]);

    const region = await house.person('searching-region', neighbour, 'analyst', town);
    expect(await ids(region, 'zümrüd')).toEqual([gas.id]);
    const reads = await house.rows('select case_id, person_id from person_read where person_id = ?', [
      'searching-region',
    ]);
    expect(reads).toEqual([{ case_id: gas.id, person_id: 'searching-region' }]);
    expect(await ids(await house.visitor('samir'), 'qarabulaq')).toEqual([]);
  });

  it('finds no more what was erased, and follows a corrected place', async () => {
    const { id, number } = await house.openCase(operator, {
      description: 'Silinəcək sözlər',
      resident: { name: 'Fərrux', ...notice },
    });
    await transact(house.database, { tenants: [town] }, async ({ sql }) => {
      await sql('case_person').where({ case_id: id }).delete();
    });
    expect(await ids(operator, 'fərrux')).toEqual([]);
    expect(await ids(operator, 'silinecek')).toEqual([id]);
    await transact(house.database, { tenants: [town] }, async ({ sql }) => {
      await sql('case_text').where({ case_id: id }).delete();
    });
    expect(await ids(operator, 'silinecek')).toEqual([]);
    expect(await ids(operator, number)).toEqual([id]);
  });

  it('asks its index, however many cases there are', async () => {
    const { id } = await house.openCase(operator);
    await house.rows(
      `insert into cases (tenant_id, id, number, case_type, release_id, channel, language, opened_at, opened_by)
       select tenant_id, 'many-' || n, 'many-' || n, case_type, release_id, channel, language, opened_at, opened_by
       from cases, generate_series(1, 20000) n where id = ? returning id`,
      [id],
    );
    await house.rows(
      `insert into case_search (tenant_id, case_id, opened_at, said)
       select tenant_id, id, opened_at, array_to_tsvector(array['wterm' || substr(id, 6), 'wother' || length(id)]) from cases
       where id like 'many-%' returning case_id`,
    );
    const plan = await house.asOwner(async (sql) => {
      await sql.raw('analyze case_search');
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      const { rows } = await sql.raw(`select prosrc as body from pg_proc where proname = 'sakin_find'`);
      const values: Record<string, string> = {
        in_tenant: `'${town}'`,
        question: `'wterm777:*'`,
        departments: 'null::text[]',
        organisations: 'null::text[]',
        opener: 'null::text',
        before_at: 'null::timestamptz',
        before_id: 'null::text',
        most: '26',
      };
      const body = Object.entries(values).reduce(
        (text, [name, value]) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), value),
        rows[0].body as string,
      );
      return JSON.stringify((await sql.raw(`explain ${body}`)).rows);
    });
    expect(plan).toContain('case_search_terms');
  });

  it('finds a renamed street, and the houses in it, by its new name in old cases too, and still by the old one', async () => {
    const { id } = await house.openCase(operator, { territoryId: 'merkez-nizami-7' });
    expect(await ids(operator, 'Nizami 7')).toContain(id);
    const renamed = (name: string, was: string) =>
      house.rows(`update territory set search = ? where tenant_id = ? and search = ? returning id`, [name, town, was]);
    const [{ search: was }] = await house.rows(
      `select s.search from territory h join territory s on s.tenant_id = h.tenant_id and s.id = h.parent_id where h.id = 'merkez-nizami-7'`,
    );
    expect(await renamed('xurşidbanu natevan kucesi', was)).toHaveLength(1);
    expect(await ids(operator, 'Natəvan 7')).toContain(id);
    expect(await ids(operator, 'Nizami 7')).toContain(id);
    await renamed(was, 'xurşidbanu natevan kucesi');
  });

  it('finds a name in the other alphabet, of cases from before the sounds of names were kept as well', async () => {
    const persons = { resident: { name: 'Şəfiqə Novruzova', phone: '+994501110011', noticeVersion: 1, consent: true } };
    const { id } = await house.openCase(operator, persons);
    expect(await ids(operator, 'Шафига Новрузова')).toEqual([id]);

    const migration = readFileSync(join(projectRoot(), 'migrations', '066-names-by-sound.sql'), 'utf8');
    const made = /create function sakin_sound[\s\S]*?\$\$;/.exec(migration)![0];
    const names = [
      'zumrud',
      'касымова',
      'гусейнов',
      'huseynov',
      'джавид',
      'rashad',
      'xalid',
      'khalid',
      'әлијев',
      'шәфәг',
      'quliyev',
    ];
    const inSql = await house.asOwner(async (sql) => {
      await sql.raw(made);
      const { rows } = await sql.raw(
        'select sakin_sound(name) as sound from unnest(?::text[]) with ordinality n (name, place) order by place',
        [names],
      );
      await sql.raw('drop function sakin_sound(text)');
      return rows.map((row: Body) => row.sound);
    });
    expect(inSql).toEqual(names.map(soundOf));
  });
});

describe('telephone numbers', () => {
  it('are kept with their country code, and refused by staff when they are none, with an example', async () => {
    const { id } = await house.openCase(operator, { resident: { phone: '(050) 777-01-02', ...notice } });
    expect((await shown(id)).persons.resident.phone).toBe('+994507770102');

    const body = { channel: 'phone', language: 'az', description: 'Su yoxdur', resident: { phone: '12', ...notice } };
    const refused = await house.ask('POST', cases, { as: operator, body });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'phone-wrong']);
    expect(refused.json().errors).toEqual([{ field: 'body.resident.phone', expected: '040 123 45 67', got: '12' }]);
    const me = await house.good('GET', '/api/v1/me', { as: operator });
    expect(me.tenants[0].examplePhone).toBe('040 123 45 67');
  });
});

describe('a correction', () => {
  const correction = (id: string) => `${cases}/${id}/correction`;

  it('says beforehand what follows, then does it: the same department, another term', async () => {
    const { id } = await house.openCase(operator, { categoryId: 'water.no-supply' });
    const before = await shown(id);
    const wanted = { urgency: 'emergency' };
    const preview = await house.good('POST', `${correction(id)}/preview`, { as: operator, body: wanted });
    expect(preview).toMatchObject({
      passesOn: false,
      department: { id: 'su-sebeke' },
      termChanges: true,
      term: { unit: 'clock-hours' },
    });
    expect(preview.dueAt < before.dueAt).toBe(true);

    const body = { ...wanted, reason: 'Uşaq xəstəxanası susuz qalıb' };
    await house.good('POST', correction(id), { as: operator, body });
    await house.engine.runUntilIdle();
    const after = await shown(id);
    expect(after).toMatchObject({ urgency: 'emergency', dueAt: preview.dueAt, department: { id: 'su-sebeke' } });
    expect(after.tasks.filter((each: Body) => each.elementId === 'work')).toHaveLength(1);
    expect(after.reasons).toMatchObject([{ about: 'correction', text: body.reason, actor: { id: 'aysel' } }]);
    expect(after.history.map((each: Body) => each.type)).toEqual(
      expect.arrayContaining(['correction-requested', 'case-corrected']),
    );
  });

  it('to what another department does: that one gets it, whoever had begun is told so', async () => {
    const { id } = await house.openCase(operator, { categoryId: 'water.no-supply' });
    const task = `${tasks}/${await house.task(clerk, id, 'work')}`;
    await house.good('POST', `${task}/claim`, { as: clerk });
    const preview = await house.good('POST', `${correction(id)}/preview`, {
      as: operator,
      body: { categoryId: 'gas.smell' },
    });
    // A smell of gas is an emergency, whoever forgets to say so.
    expect(preview).toMatchObject({ passesOn: true, urgency: 'emergency', term: { unit: 'clock-hours' } });
    await house.good('POST', correction(id), { as: operator, body: { categoryId: 'gas.smell', reason: 'Qaz iyidir' } });
    await house.engine.runUntilIdle();

    const after = await shown(id);
    expect(after).toMatchObject({
      category: { id: 'gas.smell' },
      urgency: 'emergency',
      department: { id: preview.department.id },
    });
    expect(after.dueAt).toBe(preview.dueAt);
    const groups = after.tasks.map((each: Body) => [each.state, each.candidateGroups[0]]);
    expect(groups).toEqual([
      ['open', `department:${preview.department.id}`],
      ['withdrawn', 'department:su-sebeke'],
    ]);
    expect(await ids(operator, after.number)).toEqual([id]);
  });

  it('of the place is found by the new place', async () => {
    const { id } = await house.openCase(operator, { description: 'Bordür qırılıb', categoryId: 'water.no-supply' });
    const { items } = await house.good('GET', `/api/v1/${town}/territories?q=nizami&limit=1`, { as: operator });
    await house.good('POST', correction(id), {
      as: operator,
      body: { territoryId: items[0].id, reason: 'Ünvan budur' },
    });
    await house.engine.runUntilIdle();
    expect((await shown(id)).territory.id).toBe(items[0].id);
    expect(await ids(operator, 'bordur nizami')).toEqual([id]);
  });

  it('is for operators and supervisors, while the work goes on, and must change something', async () => {
    const { id } = await house.openCase(operator, { resident: { phone: '0552101102', ...notice } });
    const body = { urgency: 'emergency', reason: 'Təcilidir' };
    expect((await shown(id)).abilities).toMatchObject({ correct: true, correctContact: true });
    expect((await shown(id, clerk)).abilities).toMatchObject({ correct: false, correctContact: false });
    expect(await house.refusal('POST', correction(id), { as: clerk, body })).toBe('403 forbidden');
    expect(await house.refusal('POST', correction(id), { as: operator, body: { ...body, urgency: 'normal' } })).toBe(
      '422 nothing-changed',
    );
    expect(
      await house.refusal('POST', correction(id), { as: operator, body: { categoryId: 'no-such', reason: 'nə isə' } }),
    ).toBe('422 choice-unknown');
    await house.complete(clerk, id, 'work', { outcome: 'solved', answer: 'Nasos işə salındı.' });
    expect(await house.refusal('POST', correction(id), { as: operator, body })).toBe('409 work-done');
  });
});

describe('a contact', () => {
  it('is corrected at once; events say which parts, never what they are', async () => {
    const { id } = await house.openCase(operator, { resident: { name: 'Könül', phone: '0552101102', ...notice } });
    const url = `${cases}/${id}/persons/resident`;
    const body = { phone: '050 333 44 55', email: 'k2@mail.example', reason: 'Nömrəsi dəyişib' };
    expect((await house.ask('PATCH', url, { as: operator, body })).statusCode).toBe(204);

    const after = await shown(id);
    expect(after.persons.resident).toMatchObject({
      name: 'Könül',
      phone: '+994503334455',
      email: 'k2@mail.example',
      consent: true,
    });
    const told = after.history.find((each: Body) => each.type === 'contact-corrected');
    expect(told).toMatchObject({ actor: { id: 'aysel' }, payload: { part: 'resident', changed: ['phone', 'email'] } });
    expect(JSON.stringify(told)).not.toMatch(/333|k2@/);
    expect(after.reasons).toMatchObject([{ about: 'contact', text: body.reason }]);
    expect(await ids(operator, '050 333 44 55')).toContain(id);
    expect(await ids(operator, '055 210 11 02')).not.toContain(id);

    await house.complete(clerk, id, 'work', { outcome: 'solved', answer: 'Nasos işə salındı.' });
    const call = await house.good('GET', `${tasks}/${await house.task(operator, id, 'call-resident')}`, {
      as: operator,
    });
    expect(call.persons.resident.phone).toBe('+994503334455');
  });

  it('is refused where it is none, where nothing changes, to those who do the work, and without consent', async () => {
    const { id } = await house.openCase(operator, { resident: { name: 'Könül', phone: '0552101102', ...notice } });
    const url = `${cases}/${id}/persons/resident`;
    const change = (body: Body, as = operator) =>
      house.refusal('PATCH', url, { as, body: { reason: 'Səhv yazılıb', ...body } });
    expect(await change({ phone: '12' })).toBe('422 phone-wrong');
    expect(await change({ phone: '+994 55 210 11 02' })).toBe('422 nothing-changed');
    expect(await change({ phone: '0503334455' }, clerk)).toBe('403 forbidden');
    const reporter = `${cases}/${id}/persons/reporter`;
    const body = { name: 'Qonşu', reason: 'Zəng edən odur' };
    const required = (await house.good('GET', `/api/v1/${town}/privacy-notice`, { as: operator })).consentRequired;
    if (required) expect(await house.refusal('PATCH', reporter, { as: operator, body })).toBe('422 consent-missing');
    expect((await house.ask('PATCH', reporter, { as: operator, body: { ...body, ...notice } })).statusCode).toBe(204);
    expect((await shown(id)).persons.reporter).toMatchObject({ name: 'Qonşu', consent: true, noticeAt: start });
  });
});

describe('reasons', () => {
  it('are told with what each is about, on the case and on the task that needs them', async () => {
    const { id } = await house.openCase(operator, { resident: { name: 'Könül', phone: '0552101102', ...notice } });
    const answer = 'Nasos dayanmışdı, işə salındı.';
    await house.complete(clerk, id, 'work', { outcome: 'solved', answer });
    const call = await house.good('GET', `${tasks}/${await house.task(operator, id, 'call-resident')}`, {
      as: operator,
    });
    expect(call.call).toMatchObject({ attempts: 0, allowedFrom: null, workedAs: 'solved', answer });
    expect(call.call.hours.mon.length).toBeGreaterThan(0);
    await house.complete(operator, id, 'call-resident', { reached: 'no', note: 'Zəng çatmadı' });
    expect((await shown(id)).reasons.at(-1)).toMatchObject({ about: 'call', text: 'Zəng çatmadı' });

    const again = await house.openCase(operator, { resident: { name: 'Könül', phone: '0552101102', ...notice } });
    await house.complete(clerk, again.id, 'work', { outcome: 'solved', answer });
    await house.complete(operator, again.id, 'call-resident', {
      reached: 'yes',
      answer: 'no',
      reason: 'Yenə su yoxdur',
    });
    const work = await house.good('GET', `${tasks}/${await house.task(clerk, again.id, 'work')}`, { as: clerk });
    expect(work).toMatchObject({ round: 2, reopened: 1 });
    expect(work.reasons).toMatchObject([
      { about: 'answer', code: 'solved', round: 1, text: answer, actor: { id: 'samir' } },
      { about: 'denial', round: 1, text: 'Yenə su yoxdur' },
    ]);

    await house.complete(clerk, again.id, 'work', {
      outcome: 'explained',
      reason: 'Plan üzrə',
      answer: 'Bu küçə növbəti ildə təmir olunacaq.',
    });
    const review = await house.good('GET', `${tasks}/${await house.task(reviewer, again.id, 'review')}`, {
      as: reviewer,
    });
    expect(review.reasons.map((each: Body) => each.about)).toEqual(['answer', 'denial', 'outcome', 'answer']);
  });
});

describe('pictures of the work', () => {
  it('are attached by the clerk, before and after', async () => {
    const { id } = await house.openCase(operator);
    const task = await house.good('GET', `${tasks}/${await house.task(clerk, id, 'work')}`, { as: clerk });
    expect(task.attachDocument).toBe(true);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const form = new FormData();
    form.set('stage', 'after');
    form.set('file', new File([png], 'nasos.png', { type: 'image/png' }));
    const sent = new Request('http://x', { method: 'POST', body: form });
    const reply = await house.ask('POST', `${cases}/${id}/documents`, {
      as: clerk,
      body: Buffer.from(await sent.arrayBuffer()),
      headers: { 'content-type': sent.headers.get('content-type')! },
    });
    expect(reply.json()).toMatchObject({ name: 'nasos.png', stage: 'after' });
    expect((await shown(id)).documents).toMatchObject([{ stage: 'after', addedBy: { id: 'samir' } }]);
  });
});

describe('what could not be sent', () => {
  const outbox = `/api/v1/${town}/outbox`;
  const fail = async (caseId: string, state: string): Promise<string> => {
    const id = newId();
    await house.rows(
      `insert into outbox (tenant_id, id, case_id, kind, key, payload, state, due_at, attempts, last_error, made_at)
       values (?, ?, ?, 'mail', ?, '{"to": "konul@mail.example", "subject": "Cavab"}', ?, ?, 3, 'mailbox full', ?) returning id`,
      [town, id, caseId, `test:${id}`, state, start, start],
    );
    return id;
  };

  it('is listed to supervisors and administrators, who send it again or leave it, with a reason', async () => {
    const { id: caseId } = await house.openCase(operator);
    const [one, two] = [await fail(caseId, 'failed'), await fail(caseId, 'unknown')];
    const { items } = await house.good('GET', outbox, { as: supervisor });
    expect(items).toMatchObject([
      { id: two, state: 'unknown', to: 'konul@mail.example', subject: 'Cavab', error: 'mailbox full', caseId },
      { id: one, state: 'failed' },
    ]);
    const admin = await house.visitor('admin');
    expect((await house.good('GET', outbox, { as: admin })).items[0].to).toBe('k…@mail.example');
    expect(await house.refusal('GET', outbox, { as: operator })).toBe('403 forbidden');

    const decide = (id: string, decision: string, as = supervisor) =>
      house.refusal('POST', `${outbox}/${id}/decision`, { as, body: { decision, reason: 'Ünvan düzəldildi' } });
    expect(await decide(one, 'again', clerk)).toBe('403 forbidden');
    expect(await decide(one, 'again')).toBe('204');
    expect(await decide(two, 'leave', admin)).toBe('204');
    expect(await decide(two, 'again')).toBe('409 already-decided');
    expect(
      await house.rows('select id, state, attempts, decided_by, decision from outbox where id in (?, ?) order by seq', [
        one,
        two,
      ]),
    ).toEqual([
      { id: one, state: 'queued', attempts: 0, decided_by: 'tural', decision: 'again' },
      { id: two, state: 'left', attempts: 3, decided_by: 'admin', decision: 'leave' },
    ]);
    const told = (await shown(caseId)).history.filter((each: Body) => each.type === 'unsent-decided');
    expect(told).toMatchObject([
      { actor: { id: 'tural' }, payload: { decision: 'again', was: 'failed' } },
      { actor: { id: 'admin' }, payload: { decision: 'leave', was: 'unknown' } },
    ]);
  });
});
