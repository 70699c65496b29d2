import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, House, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;
let supervisor: Visitor;
const cases = `/api/v1/${town}/cases`;

beforeAll(async () => {
  house = await House.open();
  [operator, clerk, supervisor] = [
    await house.visitor('aysel'),
    await house.visitor('samir'),
    await house.visitor('tural'),
  ];
}, 120_000);
afterAll(() => house.close());

const leak = {
  channel: 'phone',
  language: 'az',
  description: 'Küçədə boru partlayıb',
  categoryId: 'water.leak',
  kind: 'complaint',
};

describe('opening a case', () => {
  it('answers the number at once, before the engine has moved, and keeps the secret code for the resident', async () => {
    const reply = await house.ask('POST', cases, { as: operator, body: leak });

    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toEqual({
      id: expect.any(String),
      number: expect.stringMatching(/^2026-\d{6}$/),
      code: null,
      codeBy: 'opener',
      openedAt: '2026-11-05T06:00:00.000Z',
    });
  });

  it('gives the same answer to the same key, and refuses another request under it', async () => {
    const headers = { 'idempotency-key': 'call-2026-11-05-001' };
    const first = await house.good('POST', cases, { as: operator, body: leak, headers });
    const again = await house.good('POST', cases, { as: operator, body: leak, headers });
    expect(again).toEqual(first);

    const other = { ...leak, description: 'Something else' };
    expect(await house.refusal('POST', cases, { as: operator, body: other, headers })).toBe(
      '422 idempotency-key-reused',
    );
    const colleague = await house.visitor('kamran');
    expect(await house.good('POST', cases, { as: colleague, body: leak, headers })).not.toEqual(first);
  });

  it('opens one case for a key that ten requests bring at the same moment', async () => {
    const headers = { 'idempotency-key': 'ten-at-once-1' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => house.good('POST', cases, { as: operator, body: leak, headers })),
    );
    expect(new Set(answers.map((each) => each.number)).size).toBe(1);
  });

  it('keeps no secret code in the database that could be read', async () => {
    const headers = { 'idempotency-key': 'sealed-answer-1' };
    const report = { description: leak.description, language: 'az' };
    const { code } = await house.good('POST', `/api/v1/${town}/public/requests`, { body: report, headers });
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const kept = await house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      return JSON.stringify([await sql('idempotency_keys'), await sql('cases')]);
    });
    expect(kept).not.toContain(code);
    expect(kept).not.toContain('sealed-answer-1');
  });

  it("knows a source's own number once, and finds the case by it", async () => {
    const body = { ...leak, source: 'muhtar', externalNumber: 'M/17' };
    const opened = await house.good('POST', cases, { as: operator, body });

    const found = await house.good('GET', `/api/v1/${town}/external-cases/muhtar/${encodeURIComponent('M/17')}`, {
      as: operator,
    });
    expect(found.id).toBe(opened.id);
    const second = await house.ask('POST', cases, { as: operator, body });
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ code: 'external-number-known', detail: `it is the case ${opened.number}` });
    await house.good('POST', cases, { as: operator, body: { ...body, source: 'bip' } });
  });

  it("gives a source's request that was sent twice at the same time one answer", async () => {
    const body = { ...leak, source: 'muhtar', externalNumber: 'M/18' };
    const headers = { 'idempotency-key': 'sent-twice-at-once' };
    const send = () => house.good('POST', cases, { as: operator, body, headers });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((each) => each.number)).size).toBe(1);
  });

  it('names every field that is wrong, what was expected and what came', async () => {
    const reply = await house.ask('POST', cases, {
      as: operator,
      body: { channel: 'pigeon', description: 'x', unknown: 1 },
    });

    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    const { errors, instance } = reply.json() as Body;
    expect(instance).toBe(reply.headers['x-request-id']);
    expect(errors).toContainEqual({ field: 'body.language', expected: 'a value', got: 'nothing' });
    expect(errors).toContainEqual(
      expect.objectContaining({
        field: 'body.channel',
        expected: expect.stringContaining('one of phone, whatsapp'),
        got: '"pigeon"',
      }),
    );
    expect(errors).toContainEqual(expect.objectContaining({ field: 'body.description', got: '"x"' }));
    expect(errors).toHaveLength(3);
  });

  it('refuses a category, kind or place that the town does not have', async () => {
    expect(await house.refusal('POST', cases, { as: operator, body: { ...leak, categoryId: 'space.rockets' } })).toBe(
      '422 choice-unknown',
    );
    expect(await house.refusal('POST', cases, { as: operator, body: { ...leak, kind: 'wish' } })).toBe(
      '422 choice-unknown',
    );
    expect(await house.refusal('POST', cases, { as: operator, body: { ...leak, territoryId: 'moon' } })).toBe(
      '422 choice-unknown',
    );
  });

  it('asks for consent where the privacy notice does, on the phone too', async () => {
    const resident = { name: 'Rəhim', phone: '+994 50 210 11 01' };
    expect(await house.refusal('POST', cases, { as: operator, body: { ...leak, resident } })).toBe(
      '422 consent-missing',
    );
    const consent = { ...resident, noticeVersion: 1, consent: true };
    const { id } = await house.good('POST', cases, { as: operator, body: { ...leak, resident: consent } });

    const { persons } = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(persons.resident).toMatchObject({
      name: 'Rəhim',
      phone: '+994502101101',
      consent: true,
      noticeVersion: 1,
      noticeAt: '2026-11-05T06:00:00.000Z',
    });
  });
});

describe('reading cases', () => {
  it('shows how it was classified, why it is with whom, and how its deadline comes about', async () => {
    const { id, number } = await house.openCase(operator);

    const shown = await house.good('GET', `${cases}/${id}`, { as: operator });

    expect(shown).toMatchObject({
      number,
      status: 'open',
      category: { id: 'water.no-supply' },
      department: { id: 'su-sebeke' },
      openedBy: { id: 'aysel', kind: 'person', name: expect.any(String) },
      abilities: { cancel: true, extendTerm: false, reopen: false, readPersons: true },
    });
    expect(shown.classification).not.toBeNull();
    expect(shown.assignment).not.toBeNull();
    expect(shown.deadlines[0]).toMatchObject({ current: true, dueAt: shown.dueAt, term: { unit: 'working-days' } });
    expect(shown.tasks).toMatchObject([
      { elementId: 'work', state: 'open', candidateGroups: ['department:su-sebeke'] },
    ]);
    expect(shown.tasks[0].name.az).toEqual(expect.any(String));
    expect(shown.history.map((each: Body) => each.type)).toEqual(
      expect.arrayContaining(['case-opened', 'task-opened']),
    );
  });

  it('shows where it stands in its diagram', async () => {
    const { id } = await house.openCase(operator);
    const diagram = await house.good('GET', `${cases}/${id}/diagram`, { as: operator });

    expect(diagram.bpmn).toContain('<bpmn:process id="resident-request"');
    expect(diagram.active).toEqual(expect.arrayContaining(['life', 'handling', 'work']));
    expect(diagram.completed).toEqual(expect.arrayContaining(['open-run', 'classify', 'set-deadline']));
    expect(diagram.incidents).toEqual([]);
  });

  it('lists page by page without losing or repeating one, whatever the order', async () => {
    for (let i = 0; i < 5; i++) await house.good('POST', cases, { as: operator, body: leak });
    for (const sort of ['newest', 'urgency', 'due']) {
      const seen: string[] = [];
      let after = '';
      do {
        const page = await house.good('GET', `${cases}?sort=${sort}&limit=3${after && `&after=${after}`}`, {
          as: operator,
        });
        seen.push(...page.items.map((each: Body) => each.id));
        after = page.next ?? '';
      } while (after);
      const all = await house.good('GET', `${cases}?sort=${sort}&limit=200`, { as: operator });
      expect(all.next).toBeNull();
      expect(seen).toEqual(all.items.map((each: Body) => each.id));
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it('puts emergencies first where asked', async () => {
    const { id } = await house.openCase(operator, { description: 'Qaz iyi gəlir', categoryId: 'gas.smell' });
    const { items } = await house.good('GET', `${cases}?sort=urgency`, { as: operator });
    expect(items[0]).toMatchObject({ id, urgency: 'emergency' });
  });

  it('finds by words as people write them, by number, by caller and by every filter', async () => {
    const resident = { phone: '(050) 777-01-02', noticeVersion: 1, consent: true };
    const { id, number } = await house.openCase(operator, { description: 'İŞIQLAR yanmır, Gəncə küçəsi', resident });
    const ids = async (query: string) =>
      (await house.good('GET', `${cases}?${query}`, { as: operator })).items.map((each: Body) => each.id);

    expect(await ids(`q=${encodeURIComponent('isiqlar gen')}`)).toEqual([id]);
    expect(await ids(`q=${encodeURIComponent(` ${number.replace('-', '–')} `)}`)).toEqual([id]);
    expect(await ids(`phone=${encodeURIComponent('0507770102')}`)).toEqual([id]);
    expect(await ids('q=zzzz')).toEqual([]);
    expect(await ids(`q=isiqlar&status=ended`)).toEqual([]);
    expect(
      await ids(`q=isiqlar&status=open&categoryId=water.no-supply&departmentId=su-sebeke&urgency=normal&late=false`),
    ).toEqual([id]);
  });

  it('shows a clerk the cases of the own department only, and their residents', async () => {
    const mine = await house.openCase(operator);
    const gas = await house.openCase(operator, { categoryId: 'gas.smell', description: 'Qaz iyi' });

    const { items } = await house.good('GET', `${cases}?limit=200`, { as: clerk });
    expect(items.map((each: Body) => each.id)).toContain(mine.id);
    expect(new Set(items.map((each: Body) => each.department?.id))).toEqual(new Set(['su-sebeke']));
    expect(await house.refusal('GET', `${cases}/${gas.id}`, { as: clerk })).toBe('404 not-found');
    const analyst = await house.visitor('anna');
    expect(await house.refusal('GET', `${cases}?phone=5551`, { as: analyst })).toBe('403 forbidden');
    expect((await house.good('GET', `${cases}/${gas.id}`, { as: analyst })).persons).toBeNull();
  });
});

describe('what people do with a case', () => {
  it('is cancelled with a known reason by somebody outside the executing organisation, and tells it', async () => {
    const { id } = await house.openCase(operator);
    const url = `${cases}/${id}/cancel`;
    expect(await house.refusal('POST', url, { as: clerk, body: { reasonCode: 'duplicate' } })).toBe('403 forbidden');
    expect(await house.refusal('POST', url, { as: operator, body: { reasonCode: 'bored' } })).toBe(
      '422 choice-unknown',
    );

    await house.good('POST', url, { as: operator, body: { reasonCode: 'duplicate', reason: 'Əvvəlki müraciət var' } });
    expect(await house.refusal('POST', url, { as: operator, body: { reasonCode: 'duplicate' } })).toMatch(
      /^409 (already-requested|case-ended)$/,
    );
    await house.engine.runUntilIdle();

    const shown = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(shown).toMatchObject({ status: 'cancelled', abilities: { cancel: false, reopen: true } });
  });

  it('extends, pauses and resumes the term by a supervisor or head, with a reason', async () => {
    const { id, number } = await house.openCase(operator);
    const change = (body: unknown, as = supervisor) => house.ask('POST', `${cases}/${id}/term`, { as, body });
    const before = await house.good('GET', `${cases}/${id}`, { as: supervisor });
    expect((await change({ kind: 'extend', reason: 'Hissə gözlənilir' }, operator)).statusCode).toBe(403);
    expect((await change({ kind: 'extend', reason: 'Hissə gözlənilir' })).statusCode).toBe(400);
    expect((await change({ kind: 'resume', reason: 'Hissə gəldi' })).json()).toMatchObject({
      code: 'term-not-changeable',
    });

    expect(
      (await change({ kind: 'extend', reason: 'Hissə gözlənilir', term: { amount: 2, unit: 'working-days' } }))
        .statusCode,
    ).toBe(202);
    await house.engine.runUntilIdle();
    const extended = await house.good('GET', `${cases}/${id}`, { as: supervisor });
    expect(extended.dueAt > before.dueAt).toBe(true);
    expect(extended.deadlines.map((each: Body) => each.reason)).toEqual(['extended', 'assigned']);

    await change({ kind: 'pause', reason: 'Qar yağır' });
    await house.engine.runUntilIdle();
    const paused = await house.good('GET', `${cases}/${id}`, { as: await house.visitor('elchin') });
    expect(paused).toMatchObject({
      number,
      dueAt: null,
      abilities: { extendTerm: false, pauseTerm: false, resumeTerm: true },
    });
    await change({ kind: 'resume', reason: 'Qar kəsdi' });
    await house.engine.runUntilIdle();
    expect((await house.good('GET', `${cases}/${id}`, { as: supervisor })).dueAt).not.toBeNull();
  });

  it('keeps a note for colleagues, which the resident does not see', async () => {
    const { id, number, code } = await house.openCase(operator);
    await house.good('POST', `${cases}/${id}/notes`, { as: clerk, body: { text: 'Qapı kodu 42' } });

    const shown = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(shown.texts).toContainEqual(expect.objectContaining({ kind: 'note', text: 'Qapı kodu 42', public: false }));
    const status = await house.ask('POST', `/api/v1/${town}/public/status`, { body: { number, code } });
    expect(status.body).not.toContain('Qapı kodu');
  });
});

describe('calls', () => {
  const calls = `/api/v1/${town}/calls`;

  it('are recorded as they go on: offered, answered, ended with a case', async () => {
    const call = await house.good('POST', calls, { as: operator, body: { direction: 'in' } });
    expect(call).toMatchObject({ state: 'offered', operatorId: null });
    const answered = await house.good('PATCH', `${calls}/${call.id}`, {
      as: operator,
      body: { answeredAt: '2026-11-05T10:00:12+04:00' },
    });
    expect(answered).toMatchObject({ state: 'answered', operatorId: 'aysel', answeredAt: '2026-11-05T06:00:12.000Z' });

    const opened = await house.good('POST', cases, { as: operator, body: { ...leak, callId: call.id } });
    const ended = await house.good('PATCH', `${calls}/${call.id}`, {
      as: operator,
      body: { endedAt: '2026-11-05T06:03:00.000Z', endedAs: 'new-case' },
    });
    expect(ended).toMatchObject({ state: 'ended', caseIds: [opened.id], endedAs: 'new-case' });
    const { items } = await house.good('GET', `${calls}?mine=true`, { as: operator });
    expect(items.map((each: Body) => each.id)).toContain(call.id);
  });

  it('are answered or abandoned, in the order of time', async () => {
    const body = { direction: 'in', answeredAt: '2026-11-05T06:00:00.000Z', abandonedAt: '2026-11-05T06:00:00.000Z' };
    expect(await house.refusal('POST', calls, { as: operator, body })).toBe('400 invalid-request');
    const early = { direction: 'in', offeredAt: '2026-11-05T06:00:00.000Z', answeredAt: '2026-11-05T05:00:00.000Z' };
    expect(await house.refusal('POST', calls, { as: operator, body: early })).toBe('400 invalid-request');
    expect(await house.refusal('POST', calls, { as: clerk, body: { direction: 'in' } })).toBe('403 forbidden');
  });
});
