import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { apiConfig } from '../../main/api-config.ts';
import { ownDatabase, refuseExposedTrial } from '../../main/config.ts';
import { envExample } from '../../main/env-example.ts';
import { keptSecret } from '../../main/kept-secret.ts';
import { readConfig } from '../../main/read-config.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sakin-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a fresh install needs no setting, listens on loopback and uses the embedded database', () => {
  const config = readConfig({ environment: {} });
  expect(config).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 8080,
    SERVICES: ['api', 'engine', 'workers', 'relay'],
    EMPTY: false,
  });
  expect(isAbsolute(config.SAKIN_DATA)).toBe(true);
  expect(ownDatabase(config)).toBeUndefined();
});

test('the command line beats the environment, which beats the file .env', () => {
  const sources = {
    file: { PORT: '1', LOG_LEVEL: 'warn', MAIL_FROM: 'a@b' },
    environment: { PORT: '2', LOG_LEVEL: 'error' },
  };
  expect(readConfig({ ...sources, args: ['--port=3', '--services=api, relay', '--empty'] })).toMatchObject({
    PORT: 3,
    LOG_LEVEL: 'error',
    MAIL_FROM: 'a@b',
    SERVICES: ['api', 'relay'],
    EMPTY: true,
  });
});

test('a secret can come from a file, and never stands in a complaint', () => {
  const file = join(folder, 'secret');
  writeFileSync(file, `${'s'.repeat(40)}\n`);
  expect(readConfig({ environment: { METRICS_TOKEN_FILE: file } }).METRICS_TOKEN).toBe('s'.repeat(40));
  writeFileSync(file, 'too-short');
  const read = () => readConfig({ environment: { METRICS_TOKEN_FILE: file } });
  expect(read).toThrow(/METRICS_TOKEN_FILE: expected at least 16 characters/);
  expect(read).not.toThrow(/too-short/);
});

test('all faults are told at once, before anything is opened', () => {
  const environment = {
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    SERVICES: 'api,printer',
    DATABASE_URL: 'mysql://x',
    SMTP_URL: 'smtp://x',
    SMTP_URL_FILE: '/x',
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_SECRET_FILE: join(folder, 'absent'),
  };
  const message = (() => {
    try {
      readConfig({ environment, args: ['--verbose'] });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(message.split('\n').slice(1)).toEqual([
    '- SMTP_URL and SMTP_URL_FILE are both set: leave one',
    expect.stringMatching(/^- OIDC_CLIENT_SECRET_FILE: ENOENT/),
    expect.stringMatching(/^- --verbose is not known: there are --host, --port/),
    '- PORT: expected a whole number from 0 to 65535 but got "eighty"',
    '- DATABASE_URL: expected a URL that begins with postgresql:// or postgres:// but got something else',
    '- SERVICES: expected some of api, engine, workers, relay but got ["api","printer"]',
    expect.stringMatching(/^- LOG_LEVEL: expected one of .* but got "loud"$/),
    '- A PostgreSQL of your own also needs DATABASE_OWNER_URL, DATABASE_ENGINE_URL, DATABASE_RELAY_URL, DATABASE_RETENTION_URL',
    '- Sign-in by your own provider also needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
  ]);
});

test.each(['127.0.0.1', '127.3.2.1', '::1', 'localhost'])('trial users may be reached at %s', (HOST) => {
  expect(() => refuseExposedTrial({ HOST })).not.toThrow();
});

test.each(['0.0.0.0', '::', '10.0.0.5', 'sakin.example', '127.evil.example'])(
  'trial users are not shown to the network at %s',
  (HOST) => {
    expect(() => refuseExposedTrial({ HOST })).toThrow(/trial users.*--empty/);
  },
);

test.each(['http://localhost:8080', 'http://[::1]:8080', 'http://127.0.0.1'])(
  'trial users may be reached under %s',
  (PUBLIC_URL) => {
    expect(() => refuseExposedTrial({ HOST: '127.0.0.1', PUBLIC_URL })).not.toThrow();
  },
);

test('trial users are not shown to the network by a reverse proxy on this machine', () => {
  expect(() => refuseExposedTrial({ HOST: '127.0.0.1', PUBLIC_URL: 'https://sakin.example' })).toThrow(
    /^PUBLIC_URL=https:\/\/sakin.example would show the trial users.*--empty/,
  );
});

test("a reverse proxy's word on who calls is taken from this machine, or from where the configuration says", () => {
  const trusted = (environment: Record<string, string>) =>
    apiConfig(readConfig({ environment }), 'https://sakin.example', undefined).trustProxy;

  expect(trusted({})).toBe('loopback');
  expect(trusted({ TRUST_PROXY: '10.0.0.7, 10.1.0.0/16' })).toBe('10.0.0.7, 10.1.0.0/16');
  expect(() => trusted({ TRUST_PROXY: 'everybody' })).toThrow('TRUST_PROXY: expected addresses or networks');
});

test('figures are shown to this machine alone, unless the configuration names others or a token', () => {
  const metrics = (environment: Record<string, string>) =>
    apiConfig(readConfig({ environment }), 'https://sakin.example', undefined).metrics;

  expect(metrics({})).toEqual({ allow: ['loopback'], token: undefined });
  expect(metrics({ METRICS_ALLOW: 'loopback, 10.1.0.0/16', METRICS_TOKEN: 't'.repeat(16) })).toEqual({
    allow: ['loopback', '10.1.0.0/16'],
    token: 't'.repeat(16),
  });
  for (const METRICS_ALLOW of ['10.0.0.256', '10.0.0.0/33', 'fe80::/129', ''.padEnd(3, ',')])
    expect(() => metrics({ METRICS_ALLOW })).toThrow('METRICS_ALLOW: expected addresses or networks');
});

test('.env.example lists every setting; npm run env:example writes it anew', () => {
  const file = join(import.meta.dirname, '..', '..', '.env.example');
  expect(readFileSync(file, 'utf8')).toBe(envExample());
});

test('a secret that the installation makes for itself stays the same and is readable by its user only', async () => {
  const [first, second] = await Promise.all([keptSecret(folder, 'session'), keptSecret(folder, 'session')]);
  expect(second).toBe(first);
  expect(first).toHaveLength(43);
  expect(statSync(join(folder, 'keys', 'session')).mode & 0o777).toBe(0o600);
});
