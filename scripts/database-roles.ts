import { type PerConnection, ROLES, rolesScript } from '../main/postgres/roles.ts';

// npm run database:roles: the statements that make the roles and the database on a PostgreSQL of one's own, for psql.
const passwords = Object.fromEntries(Object.keys(ROLES).map((name) => [name, `choose a password for ${name}`]));
process.stdout.write(rolesScript(passwords as PerConnection<string>));
