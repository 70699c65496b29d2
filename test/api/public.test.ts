import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Body, House, neighbour, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let supervisor: Visitor;
beforeAll(async () => {
  house = await House.open();
  [operator, supervisor] = [await house.visitor('aysel'), await house.visitor('tural')];
}, 120_000);
afterAll(() => house.close());

const placesOf = async (tenant: string, q: string): Promise<Body[]> =>
  (await house.good('GET', `/api/v1/${tenant}/public/places?q=${encodeURIComponent(q)}`)).items;

const report = (body: object): Promise<Body> =>
  house.good('POST', `/api/v1/${town}/public/requests`, {
    body: { description: 'Küçədə işıq yanmır', language: 'az', ...body },
  });

describe('looking places up without signing in', () => {
  it('finds a building by words of its own name and of its street, in any language, and says names only', async () => {
    const found = await placesOf(town, 'НИЗАМИ 5');

    expect(found.map((each) => each.id)).toEqual(['merkez-nizami-5']);
    expect(Object.keys(found[0]).sort()).toEqual(['id', 'name', 'path']);
    expect(found[0].path.map((each: Body) => each.en)).toEqual(['Gülüstan district', 'Gülüstan town', 'Nizami Street']);
  });

  it('leads to a street by its name alone, and not to all its houses', async () => {
    expect((await placesOf(town, 'nizami')).map((each) => each.id)).toEqual(['merkez-nizami']);
  });

  it('answers nothing for signs alone, and for places of another authority', async () => {
    expect(await placesOf(town, '%_')).toEqual([]);
    expect(await placesOf(neighbour, 'nizami')).toEqual([]);
    expect(await house.refusal('GET', `/api/v1/${town}/public/places?q=n`)).toBe('400 invalid-request');
  });

  it('is limited for each address', async () => {
    const strict = await House.open({ rateLimit: { all: 1000, public: 1 } }, {}, false);
    try {
      const asked = [];
      for (let count = 0; count < 5; count += 1)
        asked.push((await strict.ask('GET', `/api/v1/${town}/public/places?q=nizami`)).statusCode);
      expect(asked).toEqual([200, 200, 200, 200, 429]);
    } finally {
      await strict.close();
    }
  }, 60_000);
});

describe('the code of a resident without e-mail', () => {
  const contact = { phone: '+994501112233', noticeVersion: 1, consent: true };
  const opened = (change: object = {}): Promise<Body> =>
    house.good('POST', `/api/v1/${town}/cases`, {
      as: operator,
      body: { channel: 'phone', language: 'az', description: 'Səhərdən bəri su yoxdur.', resident: contact, ...change },
    });
  const tell = (id: string, as: Visitor, key?: string) => ({
    as,
    body: { way: 'read-out' },
    ...(key && { headers: { 'idempotency-key': key } }),
    url: `/api/v1/${town}/cases/${id}/code`,
  });
  const told = ({ url, ...question }: ReturnType<typeof tell>): Promise<Body> => house.good('POST', url, question);
  const refused = ({ url, ...question }: ReturnType<typeof tell>) => house.refusal('POST', url, question);

  it('is told once by whoever opened the case, who stands in its history, and works as any other', async () => {
    const { id, codeBy } = await opened();
    expect(codeBy).toBe('opener');
    const { number, code } = await told(tell(id, operator, 'told-once-1'));
    await house.engine.runUntilIdle();

    expect(await house.good('POST', `/api/v1/${town}/public/status`, { body: { number, code } })).toMatchObject({
      number,
    });
    const { history } = await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: supervisor });
    const fact = history.find((each: Body) => each.type === 'code-told');
    expect(fact).toMatchObject({ actor: { id: 'aysel' }, payload: { way: 'read-out' } });
    expect(JSON.stringify(history)).not.toContain(code);

    // A lost answer is given again to whoever has its key; nobody learns the code a second time.
    expect(await told(tell(id, operator, 'told-once-1'))).toEqual({ number, code });
    expect(await refused(tell(id, operator))).toBe('409 code-not-told');
    expect(await refused(tell(id, operator, 'told-once-2'))).toBe('409 code-not-told');
    const kept = JSON.stringify([await house.rows('select * from cases'), await house.rows('select * from outbox')]);
    expect(kept).not.toContain(code);
    await expect(house.rows(`update cases set code_told_by = 'tural' where id = ? returning id`, [id])).rejects.toThrow(
      /told already/,
    );
  });

  it('closes nothing when somebody of the organisation that did the work has told it', async () => {
    const { id } = await opened({ categoryId: 'water.no-supply' });
    const proof = await told(tell(id, operator));
    await house.engine.runUntilIdle();
    const clerk = await house.visitor('samir');
    await house.complete(clerk, id, 'work', { outcome: 'solved', answer: 'Boru dəyişdirildi.' });
    const text = `insert into membership (tenant_id, id, person_id, role, organisation_id)
      select tenant_id, 'told-and-did', 'aysel', 'clerk', organisation_id from cases where id = ? returning id`;
    await house.rows(text, [id]);

    await house.good('POST', `/api/v1/${town}/public/answers`, { body: { ...proof, answer: 'yes' } });
    await house.engine.runUntilIdle();
    const { status } = await house.good('POST', `/api/v1/${town}/public/status`, { body: proof });
    const closing = house.rows(`update cases set status = 'closed', ended_at = opened_at where id = ? returning id`, [
      id,
    ]);
    await expect(closing).rejects.toThrow(/somebody of the executing organisation has told/);
    expect(status).toBe('open');
    await house.rows(`delete from membership where id = 'told-and-did' returning id`);
  });

  it('is told to nobody else, not later, and not where a letter goes', async () => {
    const { id } = await opened();
    expect(await refused(tell(id, supervisor))).toBe('403 forbidden');
    const byLetter = await opened({ resident: { ...contact, email: 'sara@resident.example' } });
    expect(byLetter.codeBy).toBe('letter');
    expect(await refused(tell(byLetter.id, operator))).toBe('409 code-not-told');
    // The caller reports for somebody who has e-mail: the letter goes there.
    const caller = { name: 'Elçin', phone: '+994502223344', noticeVersion: 1, consent: true };
    const forAnother = await opened({ resident: { ...contact, email: 'ana@resident.example' }, reporter: caller });
    await house.engine.runUntilIdle();
    const letters = await house.rows(`select payload ->> 'to' as "to" from outbox where case_id = ?`, [forAnother.id]);
    expect([forAnother.codeBy, letters[0]?.to]).toEqual(['letter', 'ana@resident.example']);

    house.clock.moveTo(town, '2026-11-05T06:31:00.000Z');
    expect(await refused(tell(id, operator))).toBe('409 code-not-told');
  });
});

describe('what is said of a term', () => {
  it('is running with its place told by the street, then paused, and over once the case has ended', async () => {
    const { number, code, id } = await report({ categoryId: 'street-lighting', territoryId: 'merkez-nizami-5' });
    await house.engine.runUntilIdle();
    const status = () => house.good('POST', `/api/v1/${town}/public/status`, { body: { number, code } });
    const shown = () => house.good('GET', `/api/v1/${town}/cases/${id}`, { as: supervisor });
    expect(await shown()).toMatchObject({
      term: 'running',
      territory: { id: 'merkez-nizami-5', within: { en: 'Nizami Street' } },
    });

    const change = { kind: 'pause', reason: 'The yard is locked.' };
    await house.good('POST', `/api/v1/${town}/cases/${id}/term`, { as: supervisor, body: change });
    await house.engine.runUntilIdle();
    expect(await status()).toMatchObject({ term: 'paused', dueAt: null });

    await house.good('POST', `/api/v1/${town}/public/withdrawals`, { body: { number, code } });
    await house.engine.runUntilIdle();
    expect(await shown()).toMatchObject({ status: 'cancelled', term: 'over' });
  });

  it('is promised for now before anybody knows what the request is about', async () => {
    const { id, number, code } = await report({
      description: 'Salam, bizim məhəllədə vəziyyət çox pisdir, baxın zəhmət olmasa.',
    });
    await house.engine.runUntilIdle();
    const { items } = await house.good('GET', `/api/v1/${town}/tasks?caseId=${id}`, { as: operator });
    expect(items).toMatchObject([{ elementId: 'classify-by-hand', term: 'running', dueAt: expect.any(String) }]);
    const { course, dueAt, step } = await house.good('POST', `/api/v1/${town}/public/status`, {
      body: { number, code },
    });
    expect(course).toMatchObject([{ what: 'opened' }, { what: 'term', how: 'provisional', dueAt }]);
    expect(step).toBe('registered');
  });
});

describe('what a resident sees and does by number and code', () => {
  let reviewer: Visitor;
  let decider: Visitor;
  let clerk: Visitor;
  beforeAll(async () => {
    [reviewer, decider] = [await house.visitor('nigar'), await house.visitor('rena')];
    clerk = await house.visitor('samir');
  });
  const at = `/api/v1/${town}/public`;
  type Proof = { number: string; code: string };
  const status = (proof: Proof): Promise<Body> => house.good('POST', `${at}/status`, { body: proof });
  const act = async (what: string, proof: Proof, body: object = {}): Promise<Body> => {
    const reply = await house.good('POST', `${at}/${what}`, { body: { ...proof, ...body } });
    await house.engine.runUntilIdle();
    return reply;
  };
  const refused = (what: string, proof: Proof, body: object = {}): Promise<string> =>
    house.refusal('POST', `${at}/${what}`, { body: { ...proof, ...body } });
  const reported = async (change: object = {}): Promise<Body> => {
    const opened = await report({ description: 'Səhərdən bəri su yoxdur.', categoryId: 'water.no-supply', ...change });
    await house.engine.runUntilIdle();
    return { id: opened.id, proof: { number: opened.number, code: opened.code } };
  };
  const worked = (id: string, answers: object) => house.complete(clerk, id, 'work', answers as Record<string, unknown>);
  const course = async (proof: Proof): Promise<string[]> =>
    (await status(proof)).course.map((each: Body) => [each.what, each.how].filter(Boolean).join(' '));
  const contact = { resident: { phone: '+994501112233', noticeVersion: 1, consent: true } };

  it('names the department, the date and its legal basis as soon as they are known, and everything that happened', async () => {
    const { proof } = await reported();
    const shown = await status(proof);

    expect(shown).toMatchObject({
      description: 'Səhərdən bəri su yoxdur.',
      step: 'assigned',
      term: 'running',
      dueAt: expect.any(String),
      termBasis: { en: expect.stringMatching(/./) },
      department: { en: expect.stringMatching(/./) },
      departmentSince: shown.openedAt,
      abilities: { answer: false, object: false, withdraw: true, reopen: false, attach: true, remark: true },
    });
    expect(shown.course.map((each: Body) => each.what)).toEqual(['opened', 'department', 'term']);
    expect(shown.course[1].department).toEqual(shown.department);
    expect(shown.course[2].dueAt).toBe(shown.dueAt);
  });

  it('takes the number in every way people write it, and still no other number and no wrong code', async () => {
    const { proof } = await reported();
    const [year = '', count = ''] = proof.number.split('-');
    const short = String(Number(count));
    const ways = [
      proof.number,
      ` ${year} ${count} `,
      `${year}${count}`,
      `${year}–${short}`,
      `${year}/${short}`,
      `№ ${year}-${count}`,
      `${year.slice(2)}-${short}`,
      short,
      count,
    ];
    for (const number of ways)
      expect([number, (await status({ ...proof, number })).number]).toEqual([number, proof.number]);
    const small = { ...proof, code: proof.code.toLowerCase().replaceAll('-', ' ') };
    expect((await status(small)).number).toBe(proof.number);
    // As a Russian keyboard has them.
    const cyrillic = String(proof.code).replace(
      /[ABEKMHPCTYX]/g,
      (each: string) => 'АВЕКМНРСТУХ'['ABEKMHPCTYX'.indexOf(each)]!,
    );
    expect((await status({ ...proof, code: cyrillic })).number).toBe(proof.number);
    const wrong = { number: short, code: 'AAAA-AAAA-AAAA' };
    for (const other of [wrong, { ...proof, number: '' }, { ...proof, number: String(Number(count) + 1) }])
      expect(await refused('status', other)).toBe('404 wrong-number-or-code');
  });

  it('answers the open question: a no with its reason goes back to work, and the yes to the next one closes', async () => {
    const { id, proof } = await reported(contact);
    expect(await refused('answers', proof, { answer: 'yes' })).toBe('409 not-unconfirmed');
    await worked(id, { outcome: 'solved', answer: 'Boru dəyişdirildi.' });
    expect(await status(proof)).toMatchObject({
      step: 'confirming',
      askedAt: expect.any(String),
      abilities: { answer: true },
    });

    expect(await act('answers', proof, { answer: 'no', reason: 'Hələ də su yoxdur.' })).toMatchObject({ taken: true });
    const back = await status(proof);
    expect(back).toMatchObject({ status: 'open', abilities: { answer: false } });
    expect(back.course.find((each: Body) => each.what === 'you-said')).toMatchObject({
      how: 'no',
      text: 'Hələ də su yoxdur.',
    });
    expect(back.course.find((each: Body) => each.what === 'answered')).toMatchObject({
      how: 'solved',
      text: 'Boru dəyişdirildi.',
    });

    await worked(id, { outcome: 'solved', answer: 'Nasos da dəyişdirildi.' });
    await act('answers', proof, { answer: 'yes' });
    expect(await status(proof)).toMatchObject({ status: 'closed', abilities: { answer: false, reopen: true } });
    // The call that was waiting is withdrawn: who is second finds it answered.
    expect(await refused('answers', proof, { answer: 'no' })).toBe('200');
    expect((await status(proof)).status).toBe('closed');
    expect((await course(proof)).slice(-3)).toEqual(['answered solved', 'you-said yes', 'ended closed']);
  });

  it('offers the objection within its time, once, and the reopening within its own', async () => {
    const { id, proof } = await reported();
    await worked(id, { outcome: 'explained', reason: 'not-due', answer: 'Qrafik üzrə fasilədir.' });
    expect((await course(proof)).includes('answered explained')).toBe(false);
    await house.complete(reviewer, id, 'review', { approved: 'yes' });
    const asked = await status(proof);
    expect(asked).toMatchObject({ step: 'answered', objectUntil: expect.any(String), abilities: { object: true } });

    await act('objections', proof, { reason: 'Qrafik mənə heç vaxt deyilməyib.' });
    expect(await status(proof)).toMatchObject({ step: 'objecting', objectUntil: null, abilities: { object: false } });
    expect(await refused('objections', proof, { reason: 'Bir daha.' })).toBe('409 objection-over');

    await house.complete(decider, id, 'decide-objection', { upheld: 'no', reason: 'Qrafik elan olunub.' });
    const over = await status(proof);
    expect(over).toMatchObject({ status: 'explained', reopenUntil: expect.any(String), abilities: { reopen: true } });
    await act('reopenings', proof, { reason: 'Yenə su yoxdur.' });
    expect(await status(proof)).toMatchObject({ status: 'open', reopenUntil: null });
    expect(await course(proof)).toEqual(
      expect.arrayContaining(['objected', 'rejected', 'ended explained', 'reopened']),
    );
  });

  it('tells of a moved date with the reason, and of what the resident added', async () => {
    const { id, proof } = await reported();
    const change = { kind: 'extend', reason: 'Ehtiyat hissəsi gözlənilir.', term: { amount: 2, unit: 'working-days' } };
    await house.good('POST', `/api/v1/${town}/cases/${id}/term`, { as: supervisor, body: change });
    await house.engine.runUntilIdle();
    await act('remarks', proof, { text: 'Həyətin açarı qonşudadır.' });

    const shown = await status(proof);
    const [moved, added] = shown.course.slice(-2);
    expect(moved).toMatchObject({ what: 'term', how: 'extended', dueAt: shown.dueAt, text: change.reason });
    expect(added).toMatchObject({ what: 'remark', text: 'Həyətin açarı qonşudadır.' });
    const { texts } = await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: clerk });
    expect(texts.at(-1)).toMatchObject({
      kind: 'note',
      text: 'Həyətin açarı qonşudadır.',
      writtenBy: { id: 'resident' },
    });

    await act('withdrawals', proof);
    expect(await refused('remarks', proof, { text: 'Çox gec.' })).toBe('409 case-ended');
  });

  it('is proved each time: no act goes by a wrong code, and none by asking', async () => {
    const { id, proof } = await reported(contact);
    await worked(id, { outcome: 'solved', answer: 'Boru dəyişdirildi.' });
    const wrong = { ...proof, code: 'AAAA-AAAA-AAAA' };
    const acts = {
      answers: { answer: 'yes' },
      objections: { reason: 'abc' },
      remarks: { text: 'abc' },
      withdrawals: {},
    };
    for (const [what, body] of Object.entries(acts)) {
      expect([what, await refused(what, wrong, body)]).toEqual([what, '404 wrong-number-or-code']);
      expect([what, await house.refusal('GET', `${at}/${what}?number=${proof.number}&code=${proof.code}`)]).toEqual([
        what,
        '404 not-found',
      ]);
    }
    expect(await status(proof)).toMatchObject({ status: 'open', abilities: { answer: true } });
  });
});

describe('putting a release in force', () => {
  it('brings the files of a retired one back as a release of their own: one is always in force', async () => {
    const administrator = await house.visitor('admin');
    const releases = `/api/v1/${town}/releases`;
    const { items } = await house.good('GET', releases, { as: administrator });
    const first = items.find((each: Body) => each.state === 'live');
    const { items: files } = await house.good('GET', `${releases}/${first.id}/files`, { as: administrator });
    const named = files.map(({ name, content }: Body) => ({ name, content }));
    const deploy = (changed: Body[]) => ({
      as: administrator,
      body: { caseType: 'resident-request', message: 'a change', files: changed, live: true },
    });
    const other = named.map(({ name, content }: Body) => ({
      name,
      content: name.endsWith('.bpmn') ? `${content}\n` : content,
    }));
    await house.good('POST', releases, deploy(other));
    const last = await house.good('POST', releases, deploy(named));

    const after = (await house.good('GET', releases, { as: administrator })).items;
    const states = after.map(({ number, state }: Body) => [number, state]);
    expect(states.sort()).toEqual([
      [first.number, 'retired'],
      [first.number + 1, 'retired'],
      [first.number + 2, 'live'],
    ]);
    expect(last.number).toBe(first.number + 2);
  });
});
