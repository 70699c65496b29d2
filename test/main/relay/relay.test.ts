import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { Wall } from '../../../domain/clock.ts';
import { plusMilliseconds } from '../../../domain/instant.ts';
import { machineWall } from '../../../main/clocks.ts';
import type { Channel } from '../../../main/relay/channel.ts';
import { mailboxChannel } from '../../../main/relay/mailbox-channel.ts';
import { Relay } from '../../../main/relay/relay.ts';
import { smtpChannel } from '../../../main/relay/smtp-channel.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { type Outgoing, queueOutgoing } from '../../../store/outbox.store.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let server: TestDatabase;
let app: Database;
let relays: Database;
let mailbox: string;
const opened: Relay[] = [];

beforeAll(async () => {
  server = await testDatabase();
  app = openDatabase(server.urls.app);
  relays = openDatabase(server.urls.relay);
  await transact(app, { tenants: ['town'] }, ({ sql }) =>
    sql('tenant').insert({ id: 'town', name: '{}', zone: 'Asia/Baku', languages: ['az'] }),
  );
});
beforeEach(async () => {
  mailbox = await mkdtemp(join(tmpdir(), 'sakin-mailbox-'));
});
afterEach(async () => {
  for (const relay of opened.splice(0)) await relay.stop();
  await rm(mailbox, { recursive: true });
});
afterAll(async () => {
  await app.destroy();
  await relays.destroy();
  await server.drop();
});

const relay = (mail: Channel, wall: Wall = machineWall): Relay => {
  const made = new Relay(relays, { mail }, wall);
  opened.push(made);
  return made;
};
const mail = (key: string, more: Partial<Outgoing> = {}): Outgoing => ({
  tenant: 'town',
  kind: 'mail',
  key,
  dueAt: machineWall.now(),
  madeAt: machineWall.now(),
  payload: { to: 'resident@example.org', subject: `About ${key}`, text: 'Salam, Gülşən!', language: 'az' },
  ...more,
});
const queue = (...rows: Outgoing[]) => transact(app, { tenants: ['town'] }, (unit) => queueOutgoing(unit, rows));
const states = (prefix: string) =>
  transact(app, { tenants: ['town'] }, async ({ sql }) =>
    Object.fromEntries((await sql('outbox').where('key', 'like', `${prefix}%`)).map((row) => [row.key, row.state])),
  );

test('a mail queued twice lies in the mailbox once, readable', async () => {
  await queue(mail('once'));
  await queue(mail('once'));

  await relay(mailboxChannel(mailbox, 'town@example.org', machineWall)).round();

  const files = await readdir(join(mailbox, 'town'));
  expect(files).toHaveLength(1);
  const text = await readFile(join(mailbox, 'town', files[0]!), 'utf8');
  expect(text).toMatch(/^Subject: About once$/m);
  expect(Buffer.from(text.split('\n\n')[1]!, 'base64').toString()).toBe('Salam, Gülşən!');
  expect(await states('once')).toEqual({ once: 'sent' });
});

test('what was sent no longer lies in the outbox: neither text nor token', async () => {
  await queue(mail('redacted'));

  await relay(mailboxChannel(mailbox, 'town@example.org', machineWall)).round();

  const rows = await transact(app, { tenants: ['town'] }, ({ sql }) => sql('outbox').where({ key: 'redacted' }));
  expect(rows[0].payload).toEqual({});
});

test('rows of one lane go out one after the other, in their order', async () => {
  await queue(mail('lane-1', { lane: 'run-1' }), mail('lane-2', { lane: 'run-1' }));
  const sent: string[] = [];
  const mailer = relay({
    removesDuplicates: true,
    close: async () => {},
    send: async ({ key }) => {
      sent.push(key);
      return { kind: 'sent' };
    },
  });

  expect([await mailer.round(), await mailer.round(), await mailer.round()]).toEqual([1, 1, 0]);
  expect(sent).toEqual(['lane-1', 'lane-2']);
});

test('two relays side by side send each row once', async () => {
  await queue(...Array.from({ length: 120 }, (_, n) => mail(`many-${n}`)));
  const sent: string[] = [];
  const counting: Channel = {
    removesDuplicates: true,
    close: async () => {},
    send: async ({ key }) => {
      sent.push(key);
      return { kind: 'sent' };
    },
  };
  const drain = async (mailer: Relay) => {
    while ((await mailer.round()) > 0);
  };

  await Promise.all([drain(relay(counting)), drain(relay(counting))]);

  expect(sent.sort()).toEqual(Array.from({ length: 120 }, (_, n) => `many-${n}`).sort());
});

/** A mail server that takes its time: `meanwhile` happens while it takes the first mail. */
function slowServer(meanwhile: () => void | Promise<void>) {
  const sent: string[] = [];
  const channel: Channel = {
    removesDuplicates: false,
    close: async () => {},
    send: async ({ key }) => {
      sent.push(key);
      if (sent.length === 1) await meanwhile();
      return { kind: 'sent' };
    },
  };
  return { sent, channel };
}

test('a slow mail server makes nobody send twice, nor leaves to a person what was not yet handed over', async () => {
  await queue(mail('slow-1'), mail('slow-2'), mail('slow-3'));
  let now = machineWall.now();
  const { sent, channel } = slowServer(async () => {
    now = plusMilliseconds(now, 300_000);
    while ((await relay(channel, { now: () => now }).round()) > 0);
  });

  await relay(channel, { now: () => now }).round();

  expect(sent.sort()).toEqual(['slow-1', 'slow-2', 'slow-3']);
  expect(await states('slow')).toEqual({ 'slow-1': 'sent', 'slow-2': 'sent', 'slow-3': 'sent' });
});

test('a relay that is stopped finishes the mail in hand and leaves the others for the next at once', async () => {
  await queue(mail('stop-1'), mail('stop-2'), mail('stop-3'));
  const { sent, channel } = slowServer(() => void first.stop());
  const first: Relay = relay(channel);
  await first.round();
  expect(sent).toEqual(['stop-1']);

  await relay(channel).round();

  expect(sent).toEqual(['stop-1', 'stop-2', 'stop-3']);
  const rows = await transact(app, { tenants: ['town'] }, ({ sql }) => sql('outbox').where('key', 'like', 'stop-%'));
  expect(rows.map((row) => [row.state, row.attempts])).toEqual([
    ['sent', 1],
    ['sent', 1],
    ['sent', 1],
  ]);
});

test('after a crash in the middle of sending, a mail server gets nothing twice: a person decides', async () => {
  await queue(mail('crashed'));
  await relays('outbox').where({ key: 'crashed' }).update({ state: 'sending', locked_until: '2020-01-01T00:00:00Z' });

  await relay(smtpChannel('smtp://127.0.0.1:9', 'town@example.org')).round();

  expect(await states('crashed')).toEqual({ crashed: 'unknown' });
});

test('after a crash in the middle of sending, the mailbox, which removes duplicates, gets it again', async () => {
  await queue(mail('repeated'));
  await relays('outbox').where({ key: 'repeated' }).update({ state: 'sending', locked_until: '2020-01-01T00:00:00Z' });

  await relay(mailboxChannel(mailbox, 'town@example.org', machineWall)).round();

  expect(await states('repeated')).toEqual({ repeated: 'sent' });
});

test('a real SMTP server gets the mail with its language and a Message-ID that stays the same', async () => {
  const received: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  const { port } = smtp.server.address() as AddressInfo;
  await queue(mail('smtp'));

  await relay(smtpChannel(`smtp://127.0.0.1:${port}`, 'Sakin <town@example.org>')).round();

  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/Message-ID: <[0-9a-f-]{36}@example\.org>/i);
  expect(received[0]).toMatch(/Content-Language: az/);
  // Nobody's absence is answered to a letter that no person wrote (RFC 3834); every letter of every language arrives.
  expect(received[0]).toMatch(/Auto-Submitted: auto-generated/i);
  expect(received[0]).toMatch(/Content-Type: text\/plain; charset=utf-8/i);
  expect(await states('smtp')).toEqual({ smtp: 'sent' });
  await new Promise<void>((done) => smtp.close(() => done()));
});

test('while no mail server answers, the mail waits and is tried again later', async () => {
  await queue(mail('later'));

  await relay(smtpChannel('smtp://127.0.0.1:9', 'town@example.org')).round();

  const [row] = await transact(app, { tenants: ['town'] }, ({ sql }) => sql('outbox').where({ key: 'later' }));
  expect([row.state, row.attempts, row.due_at > machineWall.now()]).toEqual(['queued', 1, true]);
  expect(row.last_error).toMatch(/ECONNREFUSED/);
});

test('a mail without an address is refused with the reason and tried no more', async () => {
  await queue(mail('nobody', { payload: { subject: 'x', text: 'y' } }));

  await relay(mailboxChannel(mailbox, 'town@example.org', machineWall)).round();

  const [row] = await transact(app, { tenants: ['town'] }, ({ sql }) => sql('outbox').where({ key: 'nobody' }));
  expect([row.state, row.last_error]).toEqual(['failed', expect.stringMatching(/^mail\/to/)]);
});
