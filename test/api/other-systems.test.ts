import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from './support/ask.ts';
import { type Body, House, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let clerk: Visitor;

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  clerk = await house.visitor('samir');
}, 120_000);
afterAll(() => house.close());

/** Another system with a token of its own. */
async function system(name: string, receivesCodes?: boolean): Promise<{ headers: Record<string, string> }> {
  const made = await house.good('POST', `/api/v1/${town}/integrators`, {
    as: await house.visitor('admin'),
    body: { name, ...(receivesCodes === undefined ? {} : { receivesCodes }) },
  });
  const basic = Buffer.from(`${made.clientId}:${made.clientSecret}`).toString('base64');
  const answered = await ask(`${house.address}/oidc/token`, {
    method: 'POST',
    headers: {
      host: 'sakin.test',
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return { headers: { authorization: `Bearer ${answered.json().access_token}` } };
}
const request = (externalNumber: string, change: object = {}) => ({
  channel: 'api',
  language: 'az',
  description: 'Səhərdən bəri binada su yoxdur.',
  categoryId: 'water.no-supply',
  kind: 'complaint',
  source: 'muhtar',
  externalNumber,
  resident: { name: 'Könül', email: 'konul@mail.example', noticeVersion: 1, consent: true },
  ...change,
});
const picture = (name: string, visible: boolean) => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([Buffer.from(`--x\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
  const flag = part('content-disposition: form-data; name="public"', String(visible));
  const file = part(`content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png`, png);
  return Buffer.concat([flag, file, Buffer.from('--x--\r\n')]);
};
const attach = (caseId: string, name: string, visible: boolean, as: object): Promise<Body> =>
  house.good('POST', `/api/v1/${town}/cases/${caseId}/documents`, {
    ...as,
    body: picture(name, visible),
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      ...(as as { headers?: Record<string, string> }).headers,
    },
  });

describe('a system that sends requests', () => {
  it('reads of its cases what it sent and what the resident may read, and nothing of how the staff work', async () => {
    const muhtar = await system('muhtar');
    const { id } = await house.good('POST', `/api/v1/${town}/cases`, { ...muhtar, body: request('1') });
    await house.engine.runUntilIdle();
    await house.good('POST', `/api/v1/${town}/cases/${id}/notes`, {
      as: operator,
      body: { text: 'Bu qonşu həmişə şikayət edir.' },
    });
    const [inner, shown, own] = [
      await attach(id, 'inner.png', false, { as: clerk }),
      await attach(id, 'shown.png', true, { as: clerk }),
      await attach(id, 'own.png', false, muhtar),
    ];
    const task = await house.task(operator, id, 'work');
    await house.good('POST', `/api/v1/${town}/tasks/${task}/claim`, { as: clerk });

    const seen = await house.good('GET', `/api/v1/${town}/cases/${id}`, muhtar);
    const text = JSON.stringify(seen);
    for (const hidden of ['qonşu', 'Samir', 'Aysel', 'samir', 'aysel', 'inner.png']) expect(text).not.toContain(hidden);
    expect(seen.texts.map((each: Body) => each.kind)).toEqual(['description']);
    expect(seen.persons.resident).toMatchObject({ name: 'Könül' });
    expect(seen.tasks).toEqual([]);
    expect(seen.documents.map((each: Body) => [each.name, each.addedBy.name])).toEqual([
      ['shown.png', null],
      ['own.png', null],
    ]);
    expect(seen.documents[0].addedBy).toEqual({ id: 'staff', kind: 'person', name: null });
    expect(seen.department).not.toBeNull();
    const types = seen.history.map((each: Body) => each.type);
    expect(types).toEqual(expect.arrayContaining(['case-opened', 'case-classified', 'department-assigned']));
    expect(types).not.toContain('note-written');
    expect(types).not.toContain('task-claimed');
    // The staff see all of it.
    expect(JSON.stringify(await house.good('GET', `/api/v1/${town}/cases/${id}`, { as: operator }))).toContain('qonşu');

    const fetch = (document: { id: string }) =>
      house.ask('GET', `/api/v1/${town}/documents/${document.id}/content`, muhtar);
    expect((await fetch(inner)).statusCode).toBe(404);
    expect((await fetch(shown)).statusCode).toBe(200);
    expect((await fetch(own)).statusCode).toBe(200);
  });

  it('is told of the way of its own cases in the feed, and of no others', async () => {
    const muhtar = await system('muhtar-feed');
    const { id } = await house.good('POST', `/api/v1/${town}/cases`, { ...muhtar, body: request('2') });
    const other = await house.openCase(operator);
    await house.good('POST', `/api/v1/${town}/cases/${id}/notes`, { as: operator, body: { text: 'Bir qeyd.' } });
    await house.engine.runUntilIdle();
    const all = async (who: object): Promise<Body[]> => {
      const items: Body[] = [];
      for (let after = '0', more = true; more; ) {
        const page = await house.good('GET', `/api/v1/${town}/changes?after=${after}&limit=20`, who);
        items.push(...page.items);
        ({ next: after, more } = page);
      }
      return items;
    };
    const admin = await house.visitor('admin');
    await house.eventually(
      () => all({ as: admin }),
      (items) => items.some((each) => each.caseId === id && each.type === 'note-written'),
    );
    const items = await all(muhtar);
    expect(new Set(items.map((each) => each.caseId))).toEqual(new Set([id]));
    expect(items.map((each) => each.type)).toContain('department-assigned');
    expect(items.map((each) => each.type)).not.toContain('note-written');
    expect(other.id).not.toBe(id);
  });
});

describe('the secret code of a case', () => {
  const status = (number: string, code: string) =>
    house.refusal('POST', `/api/v1/${town}/public/status`, { body: { number, code } });

  it('is the resident’s alone: the staff who open a case are not told it, nor a system, not even when they ask again', async () => {
    const key = { 'idempotency-key': 'opened-once-0001' };
    const body = { ...request('3'), channel: 'phone', source: undefined, externalNumber: undefined };
    const opened = await house.good('POST', `/api/v1/${town}/cases`, { as: operator, body, headers: key });
    expect(opened).toMatchObject({ code: null, codeBy: 'letter' });
    expect(await house.good('POST', `/api/v1/${town}/cases`, { as: operator, body, headers: key })).toEqual(opened);
    const muhtar = await system('muhtar-plain');
    expect(await house.good('POST', `/api/v1/${town}/cases`, { ...muhtar, body: request('4') })).toMatchObject({
      code: null,
      codeBy: 'letter',
    });
    const silent = { ...request('7'), resident: { phone: '+994501112233' } };
    expect(await house.good('POST', `/api/v1/${town}/cases`, { ...muhtar, body: silent })).toMatchObject({
      code: null,
      codeBy: null,
    });
  });

  it('stands in the letter, with which the resident finds the request', async () => {
    const body = { ...request('5'), channel: 'phone', source: undefined, externalNumber: undefined };
    const { id, number } = await house.good('POST', `/api/v1/${town}/cases`, { as: operator, body });
    await house.engine.runUntilIdle();
    const letters = await house.rows(`select payload ->> 'text' as text from outbox where case_id = ?`, [id]);
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(letters.map((each) => each.text).join('\n'))?.[0];
    expect(code).toBeDefined();
    expect(await status(number, code!)).toBe('200');
  });

  it('comes with the answer to who reports without the staff', async () => {
    const reported = await house.good('POST', `/api/v1/${town}/public/requests`, {
      body: { description: 'Küçədə işıq yanmır.', language: 'az' },
    });
    expect(await status(reported.number, reported.code)).toBe('200');
  });

  it('is told to a system through which residents report, when an administrator has said so', async () => {
    const app = await system('residents-app', true);
    const opened = await house.good('POST', `/api/v1/${town}/cases`, { ...app, body: request('6') });
    expect(opened.codeBy).toBe('answer');
    expect(await status(opened.number, opened.code)).toBe('200');
  });
});
