import { isIP } from 'node:net';
import { FormatRegistry, type Static, type TSchema, Type } from '@sinclair/typebox';
import type { PerConnection } from './postgres/roles.ts';
import { Refusal } from './refusal.ts';

/** The services a process can run. */
export const SERVICES = ['api', 'engine', 'workers', 'relay'] as const;

const text = (description: string, expected: string, options: object = {}) =>
  Type.String({ minLength: 1, description, expected, ...options });
const url = (description: string, schemes: string, options: object = {}) =>
  Type.Optional(
    text(description, `a URL that begins with ${schemes}`, {
      pattern: `^(${schemes.replaceAll(' or ', '|')})`,
      ...options,
    }),
  );
const databaseUrl = (role: string, use: string) =>
  url(`connection as ${role}, ${use}`, 'postgresql:// or postgres://', { secret: true });
const choice = <T extends string>(values: readonly T[], options: object = {}) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    { expected: `one of ${values.join(', ')}`, ...options },
  );

const networks = 'addresses or networks, separated by commas, such as 10.0.0.7, 10.1.0.0/16';
FormatRegistry.Set('networks', (value) => value.split(',').every((each) => isNetwork(each.trim())));

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const widest = { 4: 32, 6: 128 }[isIP(address)];
  if (widest === undefined) return text === 'loopback';
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
}

const pem = (description: string, options: object = {}) =>
  Type.Optional(text(`${description}; best as a file`, 'text in PEM', { pattern: '^-----BEGIN ', ...options }));
const milliseconds = (description: string, usual: number) =>
  Type.Integer({
    minimum: 100,
    maximum: 600_000,
    default: usual,
    description: `${description}, in milliseconds`,
    expected: 'a whole number from 100 to 600000',
  });

/**
 * Every setting of an installation, under the name of its environment variable. Each can come from a file instead
 * (`NAME_FILE`: the path), which is how secrets should come, and from the command line (`--name=value`).
 */
export const Config = Type.Object({
  HOST: text('address to listen on; with trial users only loopback is accepted', 'an address or host name', {
    default: '127.0.0.1',
  }),
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: 8080,
    description: 'port to listen on; 0 takes any free one',
    expected: 'a whole number from 0 to 65535',
  }),
  PUBLIC_URL: url(
    'address under which people reach this installation; from HOST and PORT when absent',
    'http:// or https://',
  ),
  TRUST_PROXY: text(
    "reverse proxies in front, whose word on a caller's address is taken: without theirs all callers share one rate limit",
    networks,
    { default: 'loopback', format: 'networks' },
  ),
  METRICS_ALLOW: text('who may read /metrics', networks, { default: 'loopback', format: 'networks' }),
  METRICS_TOKEN: Type.Optional(
    text('who shows this bearer token may read /metrics from elsewhere too', 'at least 16 characters', {
      minLength: 16,
      secret: true,
    }),
  ),
  SAKIN_DATA: text(
    'folder of the embedded database, files, keys and trial mailbox; relative to the installation',
    'a folder',
    { default: '.data' },
  ),
  DATABASE_URL: databaseUrl(
    'sakin_app',
    'for the API; with the four below: your own PostgreSQL, 15 or later (npm run database:roles prints the statements)',
  ),
  DATABASE_OWNER_URL: databaseUrl('sakin_owner', 'for migrations'),
  DATABASE_ENGINE_URL: databaseUrl('sakin_engine', 'for engine and workers'),
  DATABASE_RELAY_URL: databaseUrl('sakin_relay', 'for the outbox'),
  DATABASE_RETENTION_URL: databaseUrl('sakin_retention', 'for erasing'),
  DATABASE_BACKUP_URL: databaseUrl(
    'a superuser or a role with BYPASSRLS',
    'for npm run backup and restore with your own PostgreSQL; never used by the running product',
  ),
  SERVICES: Type.Array(choice(SERVICES), {
    minItems: 1,
    uniqueItems: true,
    default: [...SERVICES],
    description: 'services that this process runs',
    expected: `some of ${SERVICES.join(', ')}`,
  }),
  ENGINE: choice(['embedded', 'zeebe'], {
    default: 'embedded',
    description: 'engine that runs new cases; with zeebe, what began on the embedded one ends there (docs/zeebe.md)',
  }),
  ZEEBE_ADDRESS: Type.Optional(
    text("the cluster's gRPC gateway, 8.5 to 8.8, for ENGINE=zeebe", 'host:port, such as zeebe:26500', {
      pattern: '^[^/\\s]+:[0-9]+$',
    }),
  ),
  ZEEBE_TLS: Type.Boolean({
    default: false,
    description: 'speak to the cluster by TLS, with the authorities that Node trusts',
    expected: 'true or false',
  }),
  ZEEBE_CA: pem("the authority of the cluster's certificate, where Node does not trust it; means TLS"),
  ZEEBE_CERTIFICATE: pem('the certificate by which the cluster knows Sakin; with ZEEBE_KEY'),
  ZEEBE_KEY: pem('the key of that certificate', { secret: true }),
  ZEEBE_TOKEN_URL: url('where tokens for the cluster come from, by OAuth client credentials', 'https:// or http://'),
  ZEEBE_CLIENT_ID: Type.Optional(text('what the token provider calls this installation', 'a text')),
  ZEEBE_CLIENT_SECRET: Type.Optional(text('the secret the token provider gave', 'a text', { secret: true })),
  ZEEBE_AUDIENCE: Type.Optional(text('the audience of tokens, where the provider wants one', 'a text')),
  ZEEBE_SCOPE: Type.Optional(text('the scope of tokens, where the provider wants one', 'a text')),
  ZEEBE_REQUEST_TIMEOUT_MS: milliseconds('how long a command to the cluster may take', 15_000),
  ZEEBE_POLL_TIMEOUT_MS: milliseconds(
    'how long the cluster may hold a request for jobs open: less than any proxy in between cuts',
    20_000,
  ),
  ZEEBE_NEW_CLUSTER: Type.Boolean({
    default: false,
    description: 'the cluster that was known is lost for good: whatever answers is a new one',
    expected: 'true or false',
  }),
  ZEEBE_EXPORTER_LISTEN: Type.Optional(
    text(
      "where the cluster's exporter (zeebe-exporter/) posts what happens there",
      'host:port, such as 0.0.0.0:26590',
      {
        pattern: '^[^/\\s]+:[0-9]+$',
      },
    ),
  ),
  ZEEBE_EXPORTER_TOKEN: Type.Optional(
    text('what the exporter shows there', 'at least 16 characters', { minLength: 16, secret: true }),
  ),
  SMTP_URL: url('mail server; without one, mail goes to the trial mailbox in the data folder', 'smtp:// or smtps://', {
    secret: true,
  }),
  MAIL_FROM: text('sender of mail', 'a mail address', { pattern: '@', default: 'sakin@localhost' }),
  OIDC_ISSUER: url(
    "sign-in: the organisation's OpenID Connect provider; without one, the embedded provider for trials",
    'https:// or http://',
  ),
  OIDC_CLIENT_ID: Type.Optional(text('sign-in: what the provider calls this installation', 'a text')),
  OIDC_CLIENT_SECRET: Type.Optional(text('sign-in: the secret the provider gave', 'a text', { secret: true })),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'least severity that is logged',
  }),
  EMPTY: Type.Boolean({
    default: false,
    description: 'first start without sample data and trial users',
    expected: 'true or false',
  }),
});
export type Config = Static<typeof Config>;
export type SettingName = keyof Config & string;

/** The names of all settings, in the order of the schema. */
export const SETTINGS = Object.keys(Config.properties) as SettingName[];

export const schemaOf = (name: SettingName): TSchema => Config.properties[name];

/** Settings that go together: all or none. */
export const GROUPS: readonly { readonly what: string; readonly names: readonly SettingName[] }[] = [
  {
    what: 'A PostgreSQL of your own',
    names: [
      'DATABASE_URL',
      'DATABASE_OWNER_URL',
      'DATABASE_ENGINE_URL',
      'DATABASE_RELAY_URL',
      'DATABASE_RETENTION_URL',
    ],
  },
  { what: "The cluster's tokens", names: ['ZEEBE_TOKEN_URL', 'ZEEBE_CLIENT_ID', 'ZEEBE_CLIENT_SECRET'] },
  { what: 'A certificate for the cluster', names: ['ZEEBE_CERTIFICATE', 'ZEEBE_KEY'] },
  { what: "The cluster's exporter", names: ['ZEEBE_EXPORTER_LISTEN', 'ZEEBE_EXPORTER_TOKEN'] },
  { what: 'Sign-in by your own provider', names: ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] },
];

/** The five connections of a PostgreSQL of one's own; undefined means the embedded one. */
export function ownDatabase(config: Config): PerConnection<string> | undefined {
  if (config.DATABASE_URL === undefined) return undefined;
  return {
    owner: config.DATABASE_OWNER_URL as string,
    app: config.DATABASE_URL,
    engine: config.DATABASE_ENGINE_URL as string,
    relay: config.DATABASE_RELAY_URL as string,
    retention: config.DATABASE_RETENTION_URL as string,
  };
}

/** Trial users have known passwords: they may be reached from this machine only, by no reverse proxy either. @throws Refusal */
export function refuseExposedTrial({ HOST, PUBLIC_URL }: Pick<Config, 'HOST' | 'PUBLIC_URL'>): void {
  const publicHost = PUBLIC_URL && new URL(PUBLIC_URL).hostname.replace(/^\[|\]$/g, '');
  const exposed = !isLoopback(HOST)
    ? `HOST=${HOST}`
    : publicHost && !isLoopback(publicHost)
      ? `PUBLIC_URL=${PUBLIC_URL}`
      : undefined;
  if (exposed === undefined) return;
  throw new Refusal(
    `${exposed} would show the trial users, whose passwords everybody knows, to the network: keep ${exposed.startsWith('HOST') ? 'HOST=127.0.0.1' : 'PUBLIC_URL unset'}, or start over an empty data folder with "npm start -- --empty".`,
  );
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
