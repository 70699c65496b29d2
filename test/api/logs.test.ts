import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pino from 'pino';
import { House, town } from './support/house.ts';

let house: House;
const lines: string[] = [];

beforeAll(async () => {
  const sink = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  house = await House.open({}, { logger: pino({ level: 'trace' }, sink) });
}, 120_000);
afterAll(() => house.close());

it('the log names routes, ids and times, and nothing of what people wrote, sought or hold as secrets', async () => {
  const operator = await house.visitor('aysel');
  const resident = {
    name: 'Gizli Ad',
    phone: '+994501112233',
    email: 'gizli@mail.example',
    noticeVersion: 1,
    consent: true,
  };
  const { number, code } = await house.openCase(operator, { resident, description: 'Gizli təsvir' });
  await house.ask('GET', `/api/v1/${town}/cases?phone=%2B994501112233&q=gizli`, { as: operator });
  await house.ask('GET', `/api/v1/${town}/public/confirmations/${'S'.repeat(43)}`);
  await house.ask('POST', `/api/v1/${town}/public/status`, { body: { number, code } });
  await house.ask('POST', `/api/v1/${town}/cases`, { as: operator, body: { description: 'Gizli', channel: 5 } });
  await house.ask('GET', `/no/such/gizli-page?${code}`);

  const log = lines.join('');
  expect(log).toContain('"route":"/api/v1/:tenant/public/confirmations/:token"');
  expect(log).toContain('"actor":"aysel"');
  for (const secret of [/gizli/i, /501112233/, /SSSS/, new RegExp(code), new RegExp(operator.csrf), /sakin_session/])
    expect(log).not.toMatch(secret);
});

it('a fault of ours is logged with its stack and answered with the id to ask for', async () => {
  const before = lines.length;
  const { health } = house.engine;
  house.engine.health = () => Promise.reject(new Error('the engine has gone'));
  const reply = await house.ask('GET', '/metrics');
  house.engine.health = health;

  expect(reply.statusCode).toBe(500);
  expect(reply.json()).toMatchObject({ code: 'internal-error', instance: reply.headers['x-request-id'] });
  expect(reply.body).not.toContain('has gone');
  const fault = lines
    .slice(before)
    .map((line) => JSON.parse(line))
    .find((line) => line.level === 50);
  expect(fault).toMatchObject({ err: { message: 'the engine has gone', stack: expect.any(String) } });
});
