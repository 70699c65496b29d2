import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plusMilliseconds } from '../../domain/instant.ts';
import { transact } from '../../store/unit-of-work.ts';
import { type Body, House, start, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;
let head: Visitor;
let reviewer: Visitor;
let supervisor: Visitor;
const cases = `/api/v1/${town}/cases`;
const tasks = `/api/v1/${town}/tasks`;
const open = `/api/v1/${town}/public`;

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  clerk = await house.visitor('samir');
  head = await house.visitor('elchin');
  reviewer = await house.visitor('nigar');
  supervisor = await house.visitor('tural');
}, 120_000);
afterAll(() => house.close());

const day = 24 * 3_600_000;
const resident = {
  name: 'Könül',
  phone: '+994552101102',
  email: 'konul@mail.example',
  noticeVersion: 1,
  consent: true,
};
const solved = { outcome: 'solved', answer: 'Nasos dayanmışdı, işə salındı.' };
const statusOf = async (id: string) => (await house.good('GET', `${cases}/${id}`, { as: operator })).status;

describe('tasks', () => {
  it('are listed for those who may take them, by scope and page', async () => {
    const opened = [await house.openCase(operator), await house.openCase(operator), await house.openCase(operator)];
    const ids = opened.map((each) => each.id);

    const first = await house.good('GET', `${tasks}?scope=groups&limit=2`, { as: clerk });
    const rest = await house.good('GET', `${tasks}?scope=groups&limit=100&after=${first.next}`, { as: clerk });
    const listed = [...first.items, ...rest.items];
    expect(listed.map((each: Body) => each.caseId)).toEqual(expect.arrayContaining(ids));
    expect(new Set(listed.map((each: Body) => each.id)).size).toBe(listed.length);
    expect(listed[0]).toMatchObject({ elementId: 'work', abilities: { claim: true, release: false, complete: false } });
    expect((await house.good('GET', `${tasks}?scope=mine`, { as: clerk })).items).toEqual([]);
    const other = await house.good('GET', tasks, { as: await house.visitor('rashad') });
    expect(other.items.filter((each: Body) => ids.includes(each.caseId))).toEqual([]);
  });

  it('come with their form, its texts in four languages, its choices and the case', async () => {
    const { id } = await house.openCase(operator, { resident });
    const task = await house.good('GET', `${tasks}/${await house.task(clerk, id, 'work')}`, { as: clerk });

    expect(task.form).toMatchObject({ id: 'work', components: expect.any(Array) });
    expect(Object.keys(task.texts).sort()).toEqual(['az', 'en', 'ru', 'tr']);
    expect(task.texts.en['work-outcome.label']).toBe('Outcome');
    expect(task.data.outcomes).toContainEqual({ value: 'solved', label: expect.any(String) });
    expect(task.data.departments).toEqual([]); // this form offers none
    expect(task).toMatchObject({
      case: { id },
      description: 'Səhərdən bəri binada su yoxdur.',
      persons: { resident: { name: 'Könül' } },
    });
  });

  it('belong to one person at a time; a supervisor can free one', async () => {
    const { id } = await house.openCase(operator);
    const url = `${tasks}/${await house.task(clerk, id, 'work')}`;
    expect(await house.refusal('POST', `${url}/complete`, { as: clerk, body: { answers: solved } })).toBe(
      '409 task-not-claimed',
    );
    const both = await Promise.all([clerk, head].map((as) => house.ask('POST', `${url}/claim`, { as })));
    // The head of the department is in its group too: one of the two gets it.
    expect(both.map((each) => each.statusCode).sort()).toEqual([200, 409]);
    const [holder, other] = both[0]!.statusCode === 200 ? [clerk, head] : [head, clerk];

    expect(await house.refusal('POST', `${url}/complete`, { as: other, body: { answers: solved } })).toBe(
      '409 task-claimed',
    );
    expect(await house.refusal('POST', `${url}/release`, { as: other })).toBe('409 task-claimed');
    expect(await house.refusal('POST', `${url}/claim`, { as: operator })).toBe('404 not-found');
    await house.good('POST', `${url}/release`, { as: supervisor });
    await house.good('POST', `${url}/claim`, { as: other });
    await house.good('POST', `${url}/release`, { as: other });
    await house.good('POST', `${url}/claim`, { as: holder });
    const history = (await house.good('GET', `${cases}/${id}`, { as: operator })).history as Body[];
    expect(history.filter((each) => each.type === 'task-released').map((each) => each.actor.id)).toEqual([
      'tural',
      expect.any(String),
    ]);
  });

  it('are completed with answers that fit the form, once', async () => {
    const { id } = await house.openCase(operator);
    const url = `${tasks}/${await house.task(clerk, id, 'work')}`;
    await house.good('POST', `${url}/claim`, { as: clerk });

    const wrong = await house.ask('POST', `${url}/complete`, {
      as: clerk,
      body: { answers: { outcome: 'explained', answer: 'no' } },
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json()).toMatchObject({
      code: 'answers-invalid',
      errors: [
        { field: 'reason', expected: 'a value', got: 'nothing' },
        { field: 'answer', expected: 'at least 10 characters', got: '"no"' },
      ],
    });

    const twice = await Promise.all(
      [1, 2].map(() =>
        house.ask('POST', `${url}/complete`, { as: clerk, body: { answers: { ...solved, smuggled: 'x' } } }),
      ),
    );
    expect(twice.map((each) => each.statusCode).sort()).toEqual([200, 409]);
    await house.engine.runUntilIdle();
    const shown = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(shown.outcome).toBe('solved');
    expect(shown.tasks.find((each: Body) => each.elementId === 'work').answers).toEqual(solved);
  });

  it('keep what people wrote away from the engine', async () => {
    const { id } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', solved);
    const rows = await house.rows('select state from engine_instance');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('Nasos');
  });
});

describe('an explained answer', () => {
  it('is reviewed by a second person, and the resident can object once by the link', async () => {
    const { id } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', {
      outcome: 'explained',
      reason: 'Plan üzrə',
      answer: 'Bu küçə növbəti ildə təmir olunacaq.',
    });
    const reviewing = await house.person('both', town, 'reviewer');
    await house.complete(reviewing, id, 'review', { approved: 'yes' });

    const token = await house.linkSecret(id, 'objection');
    const url = `${open}/objections/${token}`;
    expect(await house.good('GET', url)).toMatchObject({
      state: 'open',
      explanation: expect.stringContaining('növbəti ildə'),
    });
    expect(await house.good('POST', url, { body: { reason: 'Uşaqlar palçıqda gedir' } })).toEqual({ taken: true });
    expect(await house.refusal('POST', url, { body: { reason: 'Yenə də' } })).toBe('409 objection-over');
    await house.engine.runUntilIdle();
    expect(await house.good('GET', url)).toMatchObject({ state: 'received' });
    await house.complete(reviewer, id, 'decide-objection', { upheld: 'no', reason: 'Büdcə yoxdur' });
    expect(await statusOf(id)).toBe('explained');
  });

  it('is not reviewed by whoever did the work', async () => {
    const { id } = await house.openCase(operator);
    await house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      await sql('membership').insert({ tenant_id: town, id: 'samir-reviews', person_id: 'samir', role: 'reviewer' });
    });
    const both = await house.visitor('samir');
    await house.complete(both, id, 'work', {
      outcome: 'explained',
      reason: 'Plan üzrə',
      answer: 'Növbəti ildə təmir olunacaq.',
    });
    const url = `${tasks}/${await house.task(reviewer, id, 'review')}`;
    expect((await house.good('GET', url, { as: both })).abilities.claim).toBe(false);
    expect(await house.refusal('POST', `${url}/claim`, { as: both })).toBe('403 second-person-needed');
  });
});

describe('the resident', () => {
  it('answers by the link: looking does nothing, the first answer counts, the second hears of it', async () => {
    const { id } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', solved);
    const url = `${open}/confirmations/${await house.linkSecret(id, 'confirmation')}`;

    for (let i = 0; i < 3; i++)
      expect(await house.good('GET', url)).toMatchObject({ state: 'open', answer: null, workDone: solved.answer });
    expect(await statusOf(id)).toBe('open');
    const first = await house.good('POST', url, { body: { answer: 'yes' } });
    expect(first).toEqual({ taken: true, answer: 'yes', answeredAt: start });
    expect(await house.good('POST', url, { body: { answer: 'no', reason: 'Fikrimi dəyişdim' } })).toEqual({
      ...first,
      taken: false,
    });
    await house.engine.runUntilIdle();
    expect(await statusOf(id)).toBe('closed');
    expect(await house.good('GET', url)).toMatchObject({ state: 'answered', answer: 'yes' });
  });

  it('and the operator answer at the same moment: one answer is kept, the case goes one way', async () => {
    const { id } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', solved);
    const url = `${open}/confirmations/${await house.linkSecret(id, 'confirmation')}`;
    const call = `${tasks}/${await house.task(operator, id, 'call-resident')}`;
    await house.good('POST', `${call}/claim`, { as: operator });

    const answers = { reached: 'yes', answer: 'no', reason: 'Yenə su yoxdur' };
    const [byLink, byCall] = await Promise.all([
      house.ask('POST', url, { body: { answer: 'yes' } }),
      house.ask('POST', `${call}/complete`, { as: operator, body: { answers } }),
    ]);
    await house.engine.runUntilIdle();

    expect([200, 409]).toContain(byCall.statusCode);
    const shown = await house.good('GET', `${cases}/${id}`, { as: operator });
    const round = shown.rounds.find((each: Body) => each.round === 1);
    // Whoever was first is who counts; the link always hears which answer that was, if it was told after the other.
    expect(round.state).toBe('answered');
    if (byLink.json().taken) {
      expect([round.answer, shown.status]).toEqual(['yes', 'closed']);
    } else {
      expect([round.answer, shown.status]).toEqual(['no', 'open']);
    }
  });

  it('who has a link that is not known, or of the neighbour, learns nothing', async () => {
    const { id } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', solved);
    const token = await house.linkSecret(id, 'confirmation');
    expect(await house.refusal('GET', `/api/v1/qarabulaq/public/confirmations/${token}`)).toBe('404 link-unknown');
    expect(await house.refusal('POST', `${open}/confirmations/${'x'.repeat(43)}`, { body: { answer: 'yes' } })).toBe(
      '404 link-unknown',
    );
  });

  it('reports on the web, sees the status by number and code, and withdraws', async () => {
    const body = { description: 'Küçə işığı yanmır', language: 'az', categoryId: 'street-lighting', resident };
    const { number, code } = await house.good('POST', `${open}/requests`, {
      body,
      headers: { 'idempotency-key': 'phone-7-report-1' },
    });
    await house.engine.runUntilIdle();
    const ask = (proof: unknown) => house.ask('POST', `${open}/status`, { body: proof });

    const status = (await ask({ number: number.toLowerCase(), code: code.toLowerCase().replaceAll('-', ' ') })).json();
    expect(status).toMatchObject({ number, status: 'open', abilities: { withdraw: true, reopen: false } });
    expect((await ask({ number, code: '0000-0000-0000' })).json()).toMatchObject({ code: 'wrong-number-or-code' });
    expect((await ask({ number: '2026-999999', code })).json()).toMatchObject({ code: 'wrong-number-or-code' });
    expect((await house.ask('POST', '/api/v1/qarabulaq/public/status', { body: { number, code } })).statusCode).toBe(
      404,
    );

    await house.good('POST', `${open}/withdrawals`, { body: { number, code, reason: 'Düzəldi' } });
    await house.engine.runUntilIdle();
    expect((await ask({ number, code })).json()).toMatchObject({ status: 'cancelled', step: 'ended' });
    expect(await house.refusal('POST', `${open}/withdrawals`, { body: { number, code } })).toBe('409 case-ended');
  });

  it('has the case taken up again within the time of the service, not after it', async () => {
    const { id, number, code } = await house.openCase(operator, { resident });
    await house.complete(clerk, id, 'work', solved);
    await house.good('POST', `${open}/confirmations/${await house.linkSecret(id, 'confirmation')}`, {
      body: { answer: 'yes' },
    });
    await house.engine.runUntilIdle();
    const proof = { number, code, reason: 'Yenə axır' };

    await house.good('POST', `${open}/reopenings`, { body: proof });
    expect(await house.refusal('POST', `${open}/reopenings`, { body: proof })).toBe('409 case-open');
    await house.engine.runUntilIdle();
    const shown = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(shown).toMatchObject({
      status: 'open',
      reopened: 1,
      runs: [{ number: 2 }, { number: 1, ending: 'closed' }],
    });

    await house.good('POST', `${open}/withdrawals`, { body: { number, code } });
    await house.engine.runUntilIdle();
    house.clock.moveTo(town, plusMilliseconds(house.clock.now(town), 40 * day));
    expect(await house.refusal('POST', `${open}/reopenings`, { body: proof })).toBe('409 reopening-too-late');
  });

  it('still answers after the case has ended unconfirmed: a yes closes it, a no opens it again', async () => {
    const unanswered = async () => {
      const opened = await house.openCase(operator, { resident: { ...resident, phone: null } });
      await house.complete(clerk, opened.id, 'work', solved);
      return { ...opened, token: await house.linkSecret(opened.id, 'confirmation') };
    };
    const [byLink, byCode, byCall] = [await unanswered(), await unanswered(), await unanswered()];
    house.clock.moveTo(town, plusMilliseconds(house.clock.now(town), 30 * day));
    await house.engine.runUntilIdle();
    expect(await statusOf(byLink.id)).toBe('unconfirmed');

    const url = `${open}/confirmations/${byLink.token}`;
    expect(await house.good('GET', url)).toMatchObject({ state: 'over', takesLateAnswer: true });
    expect(await house.good('POST', url, { body: { answer: 'yes' } })).toMatchObject({ taken: true });
    expect(await statusOf(byLink.id)).toBe('closed');

    const { number, code } = byCode;
    await house.good('POST', `${open}/late-answers`, { body: { number, code, answer: 'no', reason: 'Su yoxdur' } });
    await house.engine.runUntilIdle();
    expect(await statusOf(byCode.id)).toBe('open');
    expect(await house.refusal('POST', `${open}/late-answers`, { body: { number, code, answer: 'yes' } })).toBe(
      '409 not-unconfirmed',
    );

    const call = await house.good('POST', `/api/v1/${town}/calls`, { as: operator, body: { direction: 'in' } });
    const late = { answer: 'yes', callId: call.id };
    expect(await house.refusal('POST', `${cases}/${byCall.id}/late-answer`, { as: clerk, body: late })).toBe(
      '403 forbidden',
    );
    await house.good('POST', `${cases}/${byCall.id}/late-answer`, { as: operator, body: late });
    expect(await statusOf(byCall.id)).toBe('closed');
  });
});

describe('incidents', () => {
  it('are seen by an administrator, mended with variables, and tried again', async () => {
    const admin = await house.visitor('admin');
    const { id } = await house.openCase(operator);
    expect((await house.good('GET', `/api/v1/${town}/incidents`, { as: admin })).items).toEqual([]);
    // A release without the category's department would raise one; here the element's condition loses its variable.
    const rows = await house.rows(
      `select c.current_run as run, c.release_id as release, r.instance_key as instance
       from cases c join case_runs r on r.tenant_id = c.tenant_id and r.id = c.current_run where c.id = ?`,
      [id],
    );
    const { run, release, instance } = rows[0];
    await transact(house.database, { tenants: [town] }, (unit) =>
      house.engine
        .intents(unit)
        .setVariables(
          { tenant: town, release, run, at: start },
          { scope: instance, variables: { caseId: 'gone' }, local: false },
        ),
    );
    await house.complete(clerk, id, 'work', solved);

    const { items } = await house.good('GET', `/api/v1/${town}/incidents?caseId=${id}`, { as: admin });
    expect(items).toMatchObject([{ caseId: id, elementId: 'record-outcome', kind: 'job-no-retries' }]);
    expect((await house.good('GET', `${cases}/${id}/diagram`, { as: operator })).incidents).toHaveLength(1);
    const url = `/api/v1/${town}/incidents/${items[0].id}/resolve`;
    expect(await house.refusal('POST', url, { as: operator, body: {} })).toBe('403 forbidden');
    await house.good('POST', url, { as: admin, body: { retries: 1, variables: { caseId: id } } });
    await house.engine.runUntilIdle();
    const after = await house.good('GET', `${cases}/${id}`, { as: operator });
    expect(after.outcome).toBe('solved');
    // It is told by whom it was mended, and not by the engine as well.
    const told = after.history.filter((each: Body) => /^incident-(mended|resolved)/.test(each.type));
    expect(told).toMatchObject([{ type: 'incident-mended', actor: { id: 'admin', kind: 'person' } }]);
    expect(await house.refusal('POST', url, { as: admin, body: {} })).toBe('409 incident-resolved');
  });
});

describe('releases', () => {
  const releases = `/api/v1/${town}/releases`;

  it('are checked, deployed and put in force; running cases keep theirs', async () => {
    const [admin, analyst] = [await house.visitor('admin'), await house.visitor('anna')];
    const [live] = (await house.good('GET', releases, { as: analyst })).items;
    const { items: files } = await house.good('GET', `${releases}/${live.id}/files`, { as: analyst });
    const before = await house.openCase(operator);
    const changed = files.map(({ name, content }: Body) => ({
      name,
      content: name === 'service.json' ? content.replace('"denialLimit": 2', '"denialLimit": 3') : content,
    }));
    const input = { caseType: 'resident-request', message: 'One denial more', files: changed };

    expect(
      (await house.good('POST', `/api/v1/${town}/release-checks`, { as: analyst, body: input })).findings.filter(
        (f: Body) => f.severity === 'error',
      ),
    ).toEqual([]);
    expect(await house.refusal('POST', releases, { as: analyst, body: { ...input, live: true } })).toBe(
      '403 forbidden',
    );
    const made = await house.good('POST', releases, { as: analyst, body: input });
    expect(made).toMatchObject({ number: 2, state: 'staged', madeBy: 'anna' });
    expect(await house.good('POST', releases, { as: analyst, body: input })).toMatchObject({ id: made.id, number: 2 });
    expect(await house.refusal('POST', `${releases}/${made.id}/make-live`, { as: analyst })).toBe('403 forbidden');
    await house.good('POST', `${releases}/${made.id}/make-live`, { as: admin });

    const after = await house.openCase(operator);
    expect((await house.good('GET', `${cases}/${after.id}`, { as: operator })).releaseNumber).toBe(2);
    expect((await house.good('GET', `${cases}/${before.id}`, { as: operator })).releaseNumber).toBe(1);
    await house.complete(clerk, before.id, 'work', solved);
    expect(await house.refusal('POST', `${releases}/${made.id}/retire`, { as: admin })).toBe('409 release-state');
  });

  it('that can not run are refused with every reason, and nothing of them is kept', async () => {
    const admin = await house.visitor('admin');
    const count = (await house.good('GET', releases, { as: admin })).items.length;
    const files = [
      { name: 'service.json', content: '{"caseType":"other"}' },
      { name: 'forms/work.form', content: '{"components":[{"type":"dynamiclist"}]}' },
      { name: 'x.bpmn', content: '<nonsense/>' },
    ];
    const reply = await house.ask('POST', releases, {
      as: admin,
      body: { caseType: 'broken', message: 'Broken', files },
    });
    expect(reply.statusCode).toBe(422);
    const { errors } = reply.json() as Body;
    expect(new Set(errors.map((each: Body) => each.field))).toEqual(
      new Set(['service.json', 'forms/work.form', 'x.bpmn']),
    );
    expect((await house.good('GET', releases, { as: admin })).items).toHaveLength(count);
  });
});
