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

  it('is none before anybody knows what the request is about', async () => {
    const { id } = await report({ description: 'Salam, bizim məhəllədə vəziyyət çox pisdir, baxın zəhmət olmasa.' });
    await house.engine.runUntilIdle();
    const { items } = await house.good('GET', `/api/v1/${town}/tasks?caseId=${id}`, { as: operator });
    expect(items).toMatchObject([{ elementId: 'classify-by-hand', term: 'none', dueAt: null, callAt: null }]);
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
