import { Refusal } from '../refusal.ts';

/** The connections a running Sakin uses, each with a role of its own. */
export const CONNECTIONS = ['owner', 'app', 'engine', 'relay', 'retention'] as const;
export type ConnectionName = (typeof CONNECTIONS)[number];

/** One value for each connection: its URL, its password. */
export type PerConnection<T> = Readonly<Record<ConnectionName, T>>;

export const DATABASE = 'sakin';

/** What each role is for. */
export const ROLES: PerConnection<{ readonly role: string; readonly purpose: string }> = {
  owner: { role: 'sakin_owner', purpose: 'owns the database and runs the migrations' },
  app: {
    role: 'sakin_app',
    purpose: 'serves the API; row-level security shows it only the tenants of its transaction',
  },
  engine: {
    role: 'sakin_engine',
    purpose: 'runs engine and workers: the rights of sakin_app, and engine tables of all tenants',
  },
  relay: { role: 'sakin_relay', purpose: 'sends the outbox of all tenants' },
  retention: { role: 'sakin_retention', purpose: 'erases what has outlived its retention time' },
};

export const roleOf = (name: ConnectionName): string => ROLES[name].role;

/** Anything that runs one statement: a client or a pool of `pg`. */
export interface Connection {
  // biome-ignore lint/suspicious/noExplicitAny: rows are of the statement's shape, as in pg
  query(sql: string, values?: unknown[]): Promise<{ rows: any[] }>;
}

const ATTRIBUTES = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS';
const EVERY_OTHER = CONNECTIONS.filter((name) => name !== 'owner')
  .map(roleOf)
  .join(', ');

/** Statements on the server as a whole, run by an administrator in any database. */
export const serverStatements = (passwords: PerConnection<string>): string[] => [
  ...CONNECTIONS.map((name) => `CREATE ROLE ${roleOf(name)} ${ATTRIBUTES} PASSWORD ${quoted(passwords[name])}`),
  ...MEMBERSHIPS,
  // By code point, as JavaScript compares; people's lists are sorted by ICU in the query.
  `CREATE DATABASE ${DATABASE} OWNER ${roleOf('owner')} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`,
];

const MEMBERSHIPS = [`GRANT ${roleOf('app')} TO ${roleOf('engine')}`];

/** Statements inside the database `name`. All of them can be run again. */
export const databaseStatements = (name: string): string[] => [
  `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${name} TO ${EVERY_OTHER}`,
  `ALTER SCHEMA public OWNER TO ${roleOf('owner')}`,
  'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
  `GRANT USAGE ON SCHEMA public TO ${EVERY_OTHER}`,
];

/** The text for people with their own PostgreSQL: what an administrator runs once in psql. */
export function rolesScript(passwords: PerConnection<string>): string {
  const lines = [
    ...CONNECTIONS.map((name) => `-- ${roleOf(name)} ${ROLES[name].purpose}`),
    ...serverStatements(passwords).map((sql) => `${sql};`),
    `\\connect ${DATABASE}`,
    ...databaseStatements(DATABASE).map((sql) => `${sql};`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Makes the roles on the embedded server, or gives existing ones the current attributes and passwords. */
export async function ensureRoles(admin: Connection, passwords: PerConnection<string>): Promise<void> {
  const { rows } = await admin.query(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'sakin\\_%'`);
  const known = new Set(rows.map((row) => row.rolname as string));
  for (const name of CONNECTIONS) {
    const verb = known.has(roleOf(name)) ? 'ALTER' : 'CREATE';
    await admin.query(`${verb} ROLE ${roleOf(name)} ${ATTRIBUTES} PASSWORD ${quoted(passwords[name])}`);
  }
  for (const sql of MEMBERSHIPS) await admin.query(sql);
}

/**
 * Row-level security holds only for a role that owns no table and may not go around it.
 * @throws Refusal when the connection's role is superuser, BYPASSRLS, or owner (or member of the owner) of a table.
 */
export async function assertRole(connection: Connection): Promise<void> {
  const { rows } = await connection.query(`
    SELECT current_user AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypass,
      (SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
          AND pg_has_role(r.oid, c.relowner, 'MEMBER') LIMIT 1) AS owned
    FROM pg_roles r WHERE r.rolname = current_user`);
  const { role, superuser, bypass, owned } = rows[0];
  const fault = superuser ? 'is a superuser' : bypass ? 'has BYPASSRLS' : owned ? `owns the table ${owned}` : undefined;
  if (fault === undefined) return;
  throw new Refusal(
    `The database role ${role} ${fault}, so nothing would keep the tenants apart: connect as a role that "CREATE ROLE ${roleOf('app')} ${ATTRIBUTES} PASSWORD '...'" makes (all statements: npm run database:roles).`,
  );
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
