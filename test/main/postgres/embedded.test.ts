import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { restoreLinks } from '../../../main/postgres/binaries.ts';
import { explain } from '../../../main/postgres/cluster.ts';
import { databaseFolder, databaseKeys } from '../../../main/postgres/embedded.ts';
import { readPostmaster } from '../../../main/postgres/postmaster.ts';
import { isAlive, until } from '../../../main/postgres/processes.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const program = join(root, '.cache', `embedded-start-${process.pid}.mjs`);
const asRoot = process.getuid?.() === 0;

let home: string;
let data: string;
const started = new Set<ChildProcess>();

beforeAll(() => {
  const support = join(root, 'test', 'support');
  execFileSync(process.execPath, [join(support, 'bundle.mjs'), join(support, 'embedded-start.ts'), program]);
  home = mkdtempSync(join(tmpdir(), 'sakin-embedded-'));
  data = join(home, 'data');
});

afterAll(async () => {
  for (const child of started) await stop(child);
  rmSync(home, { recursive: true });
  rmSync(program);
});

interface Started {
  readonly child: ChildProcess;
  readonly urls: { owner: string; admin: string };
}

/** The start, or the sentence with which it refused. */
async function start(folder: string, path = process.env.PATH): Promise<Started | string> {
  const child = spawn(process.execPath, [program, folder], {
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const ended = once(child, 'close');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => undefined)]);
  if (line) return { child, urls: JSON.parse(String(line[0])) };
  started.delete(child);
  expect(child.exitCode).toBe(1);
  return complaint.trim();
}

async function startsWell(folder = data, path = process.env.PATH): Promise<Started> {
  const result = await start(folder, path);
  if (typeof result === 'string') throw new Error(`expected a start but got: ${result}`);
  return result;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  started.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A PATH on which only these tools exist: without setpriv, the server outlives a killed start. */
function pathWith(...tools: string[]): string {
  const folder = mkdtempSync(join(home, 'path-'));
  for (const tool of tools) {
    const found = (process.env.PATH ?? '')
      .split(':')
      .map((place) => join(place, tool))
      .find(existsSync);
    if (found) symlinkSync(found, join(folder, tool));
  }
  return folder;
}

const postmaster = async () => (await readPostmaster(databaseFolder(data)))?.pid as number;
const notes = 'SELECT text FROM note ORDER BY text';

test('a data folder is made at the first start, even over one that was cut short, and found again at the second', async () => {
  mkdirSync(join(`${databaseFolder(data)}.new`, 'base'), { recursive: true });
  const first = await startsWell();
  await ask(first.urls.owner, `CREATE TABLE note (text text); INSERT INTO note VALUES ('first')`);
  await stop(first.child);
  expect(existsSync(join(databaseFolder(data), 'postmaster.pid'))).toBe(false);

  const second = await startsWell();
  expect(await ask(second.urls.owner, notes)).toEqual([{ text: 'first' }]);
  expect(second.urls).toEqual(first.urls);
  await stop(second.child);
  expect(statSync(databaseKeys(data)).mode & 0o777).toBe(0o600);
});

test('commits are durable, and the server listens on this machine only, without a socket whose path could be too long', async () => {
  const { child, urls } = await startsWell();
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'listen_addresses',
    'unix_socket_directories',
    'server_encoding',
  ];
  const [row] = await ask(
    urls.admin,
    `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
  );
  expect(Object.values(row as object)).toEqual(['on', 'on', 'on', '127.0.0.1', '', 'UTF8']);
  const stranger = new URL(urls.owner);
  stranger.password = 'guessed';
  await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  await stop(child);
});

test('a second start on the same folder says so in one sentence and does not disturb the first', async () => {
  const first = await startsWell();
  expect(await start(data)).toBe(
    `Sakin already runs on ${data} (process ${first.child.pid}): stop it first, or set SAKIN_DATA to another folder.`,
  );
  expect(await ask(first.urls.owner, notes)).toEqual([{ text: 'first' }]);
  await stop(first.child);
});

test('a start that is killed takes its server along, where the system can do that', async () => {
  const { child } = await startsWell();
  const pid = await postmaster();
  await stop(child, 'SIGKILL');
  const gone = await until(() => !isAlive(pid), 10_000);
  expect(gone).toBe(process.platform === 'linux');
});

test('a server that a killed start left behind is ended by the next start, which has every acknowledged row', async () => {
  const killed = await startsWell(data, pathWith('node', 'unshare'));
  const orphan = await postmaster();
  await ask(killed.urls.owner, `INSERT INTO note VALUES ('second')`);
  await stop(killed.child, 'SIGKILL');
  expect(isAlive(orphan)).toBe(true);

  const next = await startsWell();
  expect(isAlive(orphan)).toBe(false);
  expect(await ask(next.urls.owner, notes)).toEqual([{ text: 'first' }, { text: 'second' }]);
  await stop(next.child);
});

test('after a kill of start and server together the next start recovers', async () => {
  const killed = await startsWell();
  const pid = await postmaster();
  await ask(killed.urls.owner, `INSERT INTO note VALUES ('third')`);
  process.kill(pid, 'SIGKILL');
  await stop(killed.child, 'SIGKILL');

  const next = await startsWell();
  expect(await ask(next.urls.owner, notes)).toHaveLength(3);
  await stop(next.child);
});

test('a process file left by a crash is no hindrance when its number belongs to somebody else by now', async () => {
  const { child } = await startsWell();
  const file = join(databaseFolder(data), 'postmaster.pid');
  const left = readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid));
  await stop(child);
  writeFileSync(file, left);
  writeFileSync(join(data, 'lock'), JSON.stringify({ pid: process.pid, birth: 'long ago' }));

  const next = await startsWell();
  expect(isAlive(process.pid)).toBe(true);
  await stop(next.child);
});

test('when somebody took its port the server takes another one and keeps that', async () => {
  const rival = createServer().listen(0, '127.0.0.1');
  await once(rival, 'listening');
  const { port } = rival.address() as AddressInfo;
  const keys = JSON.parse(readFileSync(databaseKeys(data), 'utf8'));
  writeFileSync(databaseKeys(data), JSON.stringify({ ...keys, port }));

  const { child, urls } = await startsWell();
  expect(new URL(urls.owner).port).not.toBe(String(port));
  expect(String(JSON.parse(readFileSync(databaseKeys(data), 'utf8')).port)).toBe(new URL(urls.owner).port);
  await stop(child);
  rival.close();
});

test('a folder of another major version is left alone, with the way over', async () => {
  const file = join(databaseFolder(data), 'PG_VERSION');
  const version = readFileSync(file, 'utf8');
  writeFileSync(file, '17\n');
  expect(await start(data)).toMatch(
    /made by PostgreSQL 17 and this release brings 18: .*npm run backup.*npm run restore/,
  );
  writeFileSync(file, version);
});

test('lost passwords are told as such', async () => {
  renameSync(databaseKeys(data), join(home, 'keys.json'));
  expect(await start(data)).toMatch(
    /^The passwords of the database in .* are missing .*: put the file back from a backup\.$/,
  );
  renameSync(join(home, 'keys.json'), databaseKeys(data));
  await stop((await startsWell()).child);
});

test('a data folder that cannot be made is told in one sentence', async () => {
  const file = join(home, 'a-file');
  writeFileSync(file, '');
  expect(await start(join(file, 'data'))).toMatch(/^The data folder .* cannot be used \(ENOTDIR.*set SAKIN_DATA/);
});

if (asRoot) {
  test('root without user namespaces: below a closed folder another user is lent the right to pass, and root can have it back', async () => {
    await stop((await startsWell(data, pathWith('node', 'setpriv'))).child);
    expect(statSync(databaseFolder(data)).uid).not.toBe(0);
    const { child, urls } = await startsWell();
    expect(await ask(urls.owner, notes)).toHaveLength(3);
    await stop(child);
  });

  test('root without any tool, below a closed folder: is told what to do', async () => {
    const sentence =
      /start as an ordinary user, or keep installation and SAKIN_DATA in folders that every user can pass through\.$/;
    expect(await start(join(home, 'closed', 'data'), pathWith('node'))).toMatch(sentence);
  });

  test("root over somebody's folder leaves it to that user", async () => {
    const folder = join(home, 'theirs');
    mkdirSync(folder);
    await stop((await startsWell(folder)).child);
    execFileSync('chown', ['-R', '12345:12345', folder]);
    await stop((await startsWell(folder)).child);
    expect(statSync(join(databaseFolder(folder), 'PG_VERSION')).uid).toBe(12345);
  });
}

test('links that npm does not pack are restored, once', async () => {
  const folder = mkdtempSync(join(home, 'package-'));
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));

  await restoreLinks(folder);
  await restoreLinks(folder);

  expect(lstatSync(join(folder, 'native', 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
});

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /^The disk of \/d is full/],
  ['initdb: error: cannot be run as root', /start as an ordinary user/],
  ['initdb: could not look up effective user ID 12345: user does not exist', /has no name in \/etc\/passwd/],
  ['FATAL:  could not create shared memory segment: Cannot allocate memory', /too little shared memory/],
])('the last words "%s" are put into a sentence', (words, sentence) => {
  expect(explain(words, '/d')?.message).toMatch(sentence);
});
