import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../../main/backup/backup.ts';
import { restore } from '../../../main/backup/restore.ts';
import { pack } from '../../../main/backup/tar.ts';
import type { Config } from '../../../main/config.ts';
import { keptSecret } from '../../../main/kept-secret.ts';
import { type EmbeddedServer, startEmbedded, withClient } from '../../../main/postgres/embedded.ts';
import { openPostgres } from '../../../main/postgres/open.ts';
import { throwaway } from '../../../main/postgres/settings.ts';
import { readConfig } from '../../../main/read-config.ts';
import { migrate } from '../../../store/migrate.ts';

const wall = { now: () => '2026-11-21T22:32:20.000Z' };
const photo = randomBytes(3_000_000);
const text = 'Ərizə №7:\ttab, "quotes", \\N, back\\slash\nnew line';

let home: string;
let data: string;
let archive: string;

const configOf = (folder: string): Config => readConfig({ environment: { SAKIN_DATA: folder } });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sakin-backup-'));
  data = join(home, 'data');
  archive = join(home, 'out', 'backup.tar.gz');
  await onServer(data, async ({ urls, adminUrl }) => {
    await migrate(urls.owner);
    await withClient(adminUrl(), async (admin) => {
      await admin.query(
        `INSERT INTO tenant (id, name, zone, languages) VALUES ('one', '{"az": "Bir"}', 'Asia/Baku', '{az,ru}')`,
      );
      await admin.query(
        `INSERT INTO outbox (tenant_id, id, kind, key, payload, due_at, made_at)
         SELECT 'one', n::text, 'mail', n::text, jsonb_build_object('text', $1::text, 'n', n), '2026-01-01T00:00:00.123456Z', '2026-01-01'
         FROM generate_series(1, 2000) AS n`,
        [text],
      );
    });
    await withClient(adminUrl(), async (admin) => {
      await admin.query(`SELECT sakin_keep_months('2026-01-15', 1)`);
      await admin.query(
        `INSERT INTO case_events (tenant_id, case_id, type, occurred_at, recorded_at, actor, tx) VALUES ('one', 'c', 'case-opened', '2026-01-01', '2026-01-20', 'engine', '70000')`,
      );
    });
    await keptSecret(data, 'session');
    mkdirSync(join(data, 'files', 'one'), { recursive: true });
    writeFileSync(join(data, 'files', 'one', 'photo ş.jpg'), photo);
  });
});

afterAll(() => rmSync(home, { recursive: true }));

async function onServer<T>(folder: string, work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const server = await startEmbedded(folder, throwaway);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** A line for each table: its rows, summed up. */
const sums = (server: EmbeddedServer): Promise<Record<string, string>> =>
  withClient(server.adminUrl(), async (admin) => {
    const { rows } = await admin.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'migration%' ORDER BY 1`,
    );
    const found: Record<string, string> = {};
    for (const { name } of rows) {
      const sum = await admin.query(
        `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS sum FROM "${name}" t`,
      );
      found[name] = sum.rows[0].sum;
    }
    return found;
  });

/** The archive, taken apart, changed, and put together again. */
function changed(change: (folder: string) => void): string {
  const folder = mkdtempSync(join(home, 'apart-'));
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  change(folder);
  const result = `${folder}.tar.gz`;
  execFileSync('tar', ['-czf', result, '-C', folder, '.']);
  return result;
}

test('what a running installation saved comes back in an empty folder: every row, file and key', async () => {
  const before = await onServer(data, async (server) => {
    const manifest = await backUp(configOf(data), archive, wall);
    expect(manifest.tables).toContainEqual(expect.objectContaining({ name: 'outbox', rows: 2000 }));
    return await sums(server);
  });
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  expect(readdirSync(data).filter((name) => name.startsWith('backup-'))).toEqual([]);

  const copy = join(home, 'copy');
  const { createdAt } = await restore(configOf(copy), archive);

  expect(createdAt).toBe(wall.now());
  expect(readFileSync(join(copy, 'files', 'one', 'photo ş.jpg')).equals(photo)).toBe(true);
  expect(await keptSecret(copy, 'session')).toBe(await keptSecret(data, 'session'));
  expect(readdirSync(copy).sort()).toEqual(['database', 'files', 'keys', 'logs']);
  await onServer(copy, async (server) => {
    expect(await sums(server)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(before).toMatchObject({ case_events_2026_01: expect.stringMatching(/^1:/), case_events_rest: '0:' });
    const owned = await withClient(
      server.adminUrl(),
      async (admin) =>
        (await admin.query(`SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'`)).rows,
    );
    expect(owned).toEqual([{ tableowner: 'sakin_owner' }]);
    const [next] = await withClient(server.adminUrl(), async (admin) => {
      const insert = `INSERT INTO outbox (tenant_id, id, kind, key, payload, due_at, made_at)
        VALUES ('one', 'next', 'mail', 'next', '{}', '2026-01-01', '2026-01-01') RETURNING seq::int, (SELECT payload->>'text' FROM outbox LIMIT 1) AS text`;
      return (await admin.query(insert)).rows;
    });
    expect(next).toEqual({ seq: 2001, text });
    expect(await migrate(server.urls.owner)).toEqual([]);
  });
});

test('an archive is for its user alone while it is still being written', async () => {
  const target = join(home, 'early.tar.gz');
  await pack(target, join(data, 'files'));
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(statSync(target).size).toBeGreaterThan(1000);
});

test('what happens after a restore comes behind what happened before it, in the order in which changes are read', async () => {
  const target = join(home, 'behind');
  await restore(configOf(target), archive);

  const { before, next } = await onServer(target, ({ adminUrl }) =>
    withClient(adminUrl(), async (admin) => {
      const { rows } = await admin.query(
        `SELECT max(tx)::text::int AS before, pg_current_xact_id()::text::int AS next FROM case_events`,
      );
      return rows[0];
    }),
  );

  expect(before).toBe(70_000);
  expect(next).toBeGreaterThan(before);
});

test('the passwords of the database stay at home', async () => {
  const names = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' });
  expect(names).toMatch(/keys\/session\n/);
  expect(names).not.toMatch(/database\.json/);
});

test('an installation that stands still is saved too, and an existing archive is not replaced', async () => {
  const other = join(home, 'still.tar.gz');
  await backUp(configOf(data), other, wall);
  expect(existsSync(join(data, 'lock'))).toBe(false);
  await expect(backUp(configOf(data), other, wall)).rejects.toThrow(/exists already/);
});

test('a folder that cannot be replaced, such as the mount point of a volume, is filled from within', async () => {
  const volume = join(home, 'volume');
  const linked = join(home, 'linked');
  mkdirSync(volume);
  symlinkSync(volume, linked);
  await expect(
    restore(
      configOf(linked),
      changed((folder) => rmSync(join(folder, 'keys', 'session'))),
    ),
  ).rejects.toThrow(/incomplete/);
  expect(readdirSync(volume)).toEqual([]);

  await restore(configOf(linked), archive);

  expect(readdirSync(volume).sort()).toEqual(['database', 'files', 'keys', 'logs']);
  expect(readFileSync(join(linked, 'files', 'one', 'photo ş.jpg')).equals(photo)).toBe(true);
  await onServer(linked, async (server) => expect((await sums(server)).outbox).toMatch(/^2000:/));
  // Killed while it was being moved up: nobody takes the folder for whole.
  mkdirSync(join(linked, 'restoring'));
  await expect(openPostgres(configOf(linked))).rejects.toThrow(/was cut short: empty that folder/);
});

test('a PostgreSQL of one’s own is saved and restored through its administrator, and through nobody else', async () => {
  const own = (server: EmbeddedServer, folder: string, administrator?: string): Config => {
    const { owner, app, engine, relay, retention } = server.urls;
    return readConfig({
      environment: {
        SAKIN_DATA: folder,
        DATABASE_OWNER_URL: owner,
        DATABASE_URL: app,
        DATABASE_ENGINE_URL: engine,
        DATABASE_RELAY_URL: relay,
        DATABASE_RETENTION_URL: retention,
        ...(administrator ? { DATABASE_BACKUP_URL: administrator } : {}),
      },
    });
  };
  const saved = join(home, 'own.tar.gz');
  const files = join(home, 'own-files');
  mkdirSync(join(files, 'files', 'one'), { recursive: true });
  writeFileSync(join(files, 'files', 'one', 'photo.jpg'), photo);
  await keptSecret(files, 'session');
  const before = await onServer(data, async (server) => {
    await expect(backUp(own(server, files), saved, wall)).rejects.toThrow(/set DATABASE_BACKUP_URL to a superuser/);
    await expect(backUp(own(server, files, server.urls.owner), saved, wall)).rejects.toThrow(/row-level security/);
    await backUp(own(server, files, server.adminUrl()), saved, wall);
    return sums(server);
  });

  const place = join(home, 'own-restored');
  await onServer(join(home, 'own-server'), async (server) => {
    await restore(own(server, place, server.adminUrl()), saved);
    expect(await sums(server)).toEqual(before);
    expect(readdirSync(place).sort()).toEqual(['files', 'keys']);
    await expect(restore(own(server, join(home, 'twice'), server.adminUrl()), saved)).rejects.toThrow(
      /database is not empty/,
    );
  });
});

test('a folder that holds something is not touched', async () => {
  await expect(restore(configOf(data), archive)).rejects.toThrow(/is not empty \(it has database, files, keys\)/);
});

test.each<[string, (folder: string) => void, RegExp]>([
  [
    'changed',
    (folder) => writeFileSync(join(folder, 'tables', 'outbox.copy'), ''),
    /damaged: tables\/outbox\.copy is not what was saved/,
  ],
  ['incomplete', (folder) => rmSync(join(folder, 'keys', 'session')), /incomplete: keys\/session is missing/],
  [
    'added to',
    (folder) => writeFileSync(join(folder, 'keys', 'other'), ''),
    /changed: keys\/other is not in its manifest/,
  ],
  [
    'of something else',
    (folder) => rmSync(join(folder, 'manifest.json')),
    /no backup of Sakin that this release can read/,
  ],
  [
    'of a later release',
    (folder) => {
      const file = join(folder, 'manifest.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '999-later.sql'] }));
    },
    /another release whose migrations this one does not have/,
  ],
])('an archive that is %s is refused, and leaves no folder behind', async (_, change, sentence) => {
  const folder = join(home, 'never');
  await expect(restore(configOf(folder), changed(change))).rejects.toThrow(sentence);
  expect(readdirSync(home).filter((name) => name.startsWith('never'))).toEqual([]);
});

test('an archive that was cut off is refused', async () => {
  const half = join(home, 'half.tar.gz');
  writeFileSync(half, readFileSync(archive).subarray(0, 100_000));
  await expect(restore(configOf(join(home, 'never')), half)).rejects.toThrow(/archive cannot be used/);
});

test('what an older release saved is brought up to date', async () => {
  const old = join(home, 'old');
  const saved = join(home, 'old.tar.gz');
  await onServer(old, ({ urls }) => migrate(urls.owner, { upTo: '002-authority.sql' }));
  const { migrations } = await backUp(configOf(old), saved, wall);
  expect(migrations.at(-1)).toBe('002-authority.sql');

  const young = join(home, 'young');
  await restore(configOf(young), saved);

  await onServer(young, async (server) => {
    expect(await migrate(server.urls.owner)).toEqual([]);
    expect(await sums(server)).toHaveProperty('outbox', '0:');
  });
});
