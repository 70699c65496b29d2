import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Database, openDatabase } from '../../store/database.ts';
import { setReach, transact } from '../../store/unit-of-work.ts';
import { openedOnly } from '../support/opened.ts';
import { World } from '../support/world.ts';

let world: World;
/** One connection, so that whoever comes next gets the same. */
let single: Database;
let admin: pg.Client;

beforeAll(async () => {
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
  await openedOnly(world);
  single = openDatabase(world.urls.app, { max: 1 });
  await transact(single, { tenants: ['dagh'] }, async ({ sql }) => {
    await sql('tenant').insert({ id: 'dagh', name: { en: 'Dagh' }, zone: 'Asia/Baku', languages: ['az'] });
    await sql('organisation').insert({ tenant_id: 'dagh', id: 'authority', name: {}, kind: 'authority' });
    await sql('department').insert({ tenant_id: 'dagh', id: 'dagh-roads', organisation_id: 'authority', name: {} });
  });
  admin = new pg.Client({ connectionString: world.urls.admin });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await single.destroy();
  await world.close();
});

const cases = 'select count(*)::int as n from cases';
const seen = async (database: Database, reach: { tenants: string[]; reads?: string[] }): Promise<number> =>
  transact(database, reach, async ({ sql }) => (await sql.raw(cases)).rows[0].n);

describe('the walls between tenants', () => {
  it('cover every table: row-level security is on and forced, and each table has its tenant or says why not', async () => {
    const { rows } = await admin.query(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') or c.relname = 'tenant' as owned,
        coalesce(obj_description(c.oid, 'pg_class'), '') like 'global:%' as global,
        exists (select from information_schema.role_table_grants g where g.table_name = c.relname and g.table_schema = 'public'
          and g.grantee in ('sakin_app', 'sakin_engine', 'sakin_relay', 'sakin_retention')) as granted
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
    const reachable = rows.filter((row) => row.granted);

    expect(reachable.length).toBeGreaterThan(40);
    expect(reachable.filter((row) => !row.walled).map((row) => row.name)).toEqual([]);
    expect(reachable.filter((row) => !row.owned && !row.global).map((row) => row.name)).toEqual([]);
    // Only the migrations' own books are reached by nobody but their owner.
    expect(rows.filter((row) => !row.granted && !row.walled).map((row) => row.name)).toEqual([
      'migration',
      'migration_lock',
    ]);
  });

  it('name each role that sees more than its tenants, and never the application’s', async () => {
    const { rows } = await admin.query(`
      select p.tablename as table, p.policyname as policy, p.roles::text[] as roles from pg_policies p
      where p.qual = 'true' and p.roles::text[] && array['sakin_app', 'public']`);
    expect(rows.map((row) => row.table).sort()).toEqual(['engine', 'heartbeat', 'oidc_payload', 'zeebe_export']);
  });

  it('give the roles of the product no way past them', async () => {
    const { rows } = await admin.query(
      `select rolname from pg_roles where rolname like 'sakin\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    );
    expect(rows).toEqual([]);
    const owned =
      await admin.query(`select count(*)::int as n from pg_class c join pg_namespace s on s.oid = c.relnamespace
      where s.nspname = 'public' and pg_get_userbyid(c.relowner) <> 'sakin_owner'`);
    expect(owned.rows).toEqual([{ n: 0 }]);
  });

  it('show no row to whoever has not said a tenant', async () => {
    expect(await seen(single, { tenants: ['sahil'] })).toBe(1);
    expect(await seen(single, { tenants: [] })).toBe(0);
    expect((await single.raw(cases)).rows[0].n).toBe(0);
  });

  it('leak nothing on a pooled connection: not after a commit, not after an error, not after a savepoint', async () => {
    const pids = new Set<number>();
    const bare = async (): Promise<number> => {
      const { rows } = await single.raw(`select pg_backend_pid() as pid, (${cases}) as n`);
      pids.add(rows[0].pid);
      return rows[0].n;
    };
    await seen(single, { tenants: ['sahil'] });
    expect(await bare()).toBe(0);
    await expect(transact(single, { tenants: ['sahil'] }, async ({ sql }) => sql.raw('select 1 / 0'))).rejects.toThrow(
      'division by zero',
    );
    expect(await bare()).toBe(0);
    await transact(single, { tenants: ['sahil'] }, async ({ sql }) => {
      await sql.raw('savepoint s');
      await setReach(sql, { tenants: ['sahil', 'dagh'] });
      await sql.raw('release savepoint s');
    });
    expect(await bare()).toBe(0);
    expect(await seen(single, { tenants: ['dagh'] })).toBe(0);
    expect(pids.size).toBe(1);
  });

  it('let a region read what it was granted, and change nothing of it', async () => {
    expect(await seen(single, { tenants: ['dagh'], reads: ['sahil'] })).toBe(1);
    const change = transact(
      single,
      { tenants: ['dagh'], reads: ['sahil'] },
      async ({ sql }) => (await sql.raw(`update cases set language = 'ru' returning id`)).rows,
    );
    expect(await change).toEqual([]);
  });

  it('refuse a row for another tenant, and a reference across', async () => {
    const smuggled = transact(single, { tenants: ['dagh'] }, async ({ sql }) =>
      sql('organisation').insert({ tenant_id: 'sahil', id: 'spy', name: {}, kind: 'other' }),
    );
    await expect(smuggled).rejects.toThrow('row-level security');
    const across = transact(single, { tenants: ['sahil', 'dagh'] }, async ({ sql }) =>
      sql.raw(`update cases set department_id = 'dagh-roads' where tenant_id = 'sahil'`),
    );
    await expect(across).rejects.toThrow('foreign key');
  });

  it('take no tenant’s name for anything else', async () => {
    await expect(seen(single, { tenants: ["sahil', 'dagh"] })).rejects.toThrow('expected a tenant id');
  });
});
