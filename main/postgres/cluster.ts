import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { endOrphan, readPostmaster } from './postmaster.ts';
import { until } from './processes.ts';
import type { ServerSettings } from './settings.ts';
import { chooseLauncher, giveTo, type Launcher } from './unprivileged.ts';

/** The first user that initdb makes: a superuser, for making roles and for backups only. */
export const SUPERUSER = 'postgres';

const MAJOR = '18';
/** A cluster that crashed may replay a long log before it answers. */
const PATIENCE = 600_000;

export interface ClusterOptions {
  /** The cluster's own folder; made at the first start. Its parent exists. */
  readonly folder: string;
  /** File for the server's messages. */
  readonly log: string;
  /** Password of the superuser. */
  readonly password: string;
  readonly settings: ServerSettings;
  /** A port to try first. */
  readonly port?: number | undefined;
}

export interface Cluster {
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, whatever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown; resolves when the server has ended. Can be called again. */
  stop(): Promise<void>;
}

/** Makes the cluster when there is none, ends what a killed start left over it, and starts the server on 127.0.0.1. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = await findBinaries();
  await checkVersion(options.folder);
  await endOrphan(options.folder);
  if (!(await exists(join(options.folder, 'PG_VERSION')))) await makeCluster(options, binaries);
  const launcher = await chooseLauncher(options.folder, binaries.postgres);
  await giveTo(options.folder, launcher.owner);
  await keepLogSmall(options.log);
  return await startServer(options, binaries, launcher);
}

async function checkVersion(folder: string): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => MAJOR)).trim();
  if (version === MAJOR) return;
  throw new Refusal(
    `The database in ${folder} was made by PostgreSQL ${version} and this release brings ${MAJOR}: make a backup with the release that wrote it (npm run backup) and restore it into an empty folder with this one (npm run restore).`,
  );
}

/**
 * UTF-8, ordered by code point as JavaScript compares strings: stable over library versions, and keyset pages agree.
 * Names are sorted for people by ICU, language by language, in the query (`COLLATE "az-x-icu"`).
 */
const INITDB = [
  ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...['--auth=scram-sha-256', `--username=${SUPERUSER}`, '--no-instructions', '--no-sync'],
];

/** Under another name first: an initdb that was cut short leaves nothing that looks like a cluster. */
async function makeCluster({ folder, password }: ClusterOptions, binaries: Binaries): Promise<void> {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const launcher = await chooseLauncher(draft, binaries.postgres);
  try {
    await letThrough(launcher, folder);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await giveTo(draft, launcher.owner);
    await giveTo(passwordFile, launcher.owner);
    const { code, output } = await run(launcher, binaries.initdb, [
      ...INITDB,
      `--pwfile=${passwordFile}`,
      `--pgdata=${draft}`,
    ]);
    if (code !== 0)
      throw explain(output, folder) ?? new Refusal(`The database could not be made in ${folder}: ${lastLine(output)}`);
    await rename(draft, folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Another user without special rights must get through the data folder; what lies in it stays closed. */
async function letThrough({ spawnAs }: Launcher, folder: string): Promise<void> {
  if (spawnAs.uid !== undefined) await chmod(dirname(folder), 0o711);
}

async function startServer(options: ClusterOptions, binaries: Binaries, launcher: Launcher): Promise<Cluster> {
  await letThrough(launcher, options.folder);
  const log = await open(options.log, 'a', 0o600);
  try {
    for (let attempt = 1; ; attempt++) {
      const port = attempt === 1 && options.port ? options.port : await freePort();
      const from = (await log.stat()).size;
      const child = launch(binaries.postgres, serverArguments(options, port), launcher, log.fd);
      const ended = new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.once('error', () => resolve());
      });
      if (await isReady(child, options.folder)) return running(child, port, ended);
      const output = (await readFile(options.log)).subarray(from).toString('utf8');
      if (attempt > 50 || !isPassing(output)) {
        throw (
          explain(output, options.folder) ??
          new Refusal(`The database server does not start: ${lastLine(output)} (log: ${options.log})`)
        );
      }
      await pause(100);
    }
  } finally {
    await log.close();
  }
}

function serverArguments({ folder, settings }: ClusterOptions, port: number): string[] {
  const fixed = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  return [
    '-D',
    folder,
    ...Object.entries({ ...settings, ...fixed }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** In a session of its own: Ctrl-C in the terminal must reach the start, which ends the server last. */
function launch(program: string, args: readonly string[], { prefix, spawnAs }: Launcher, output: number): ChildProcess {
  const [command = program, ...rest] = [...prefix, program, ...args];
  const child = spawn(command, rest, {
    ...spawnAs,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output, output],
  });
  child.unref();
  return child;
}

async function isReady(child: ChildProcess, folder: string): Promise<boolean> {
  const over = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  let ready = false;
  await until(async () => {
    const found = await readPostmaster(folder);
    ready = found?.ready === true && found.pid === child.pid;
    return ready || over();
  }, PATIENCE);
  return ready;
}

function running(child: ChildProcess, port: number, ended: Promise<void>): Cluster {
  return {
    port,
    pid: child.pid as number,
    ended,
    async stop() {
      // Waiting for it must keep this process alive; merely running it must not.
      child.ref();
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Somebody took the port first; or backends of a killed server still hold the memory, and end within a moment. */
const isPassing = (output: string): boolean =>
  /Address already in use|could not bind|pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(
    output,
  );

/** What the server's last words mean to an administrator; undefined when they speak for themselves. */
export function explain(output: string, folder: string): Refusal | undefined {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new Refusal(`The disk of ${folder} is full: make room, then start again; nothing acknowledged is lost.`);
  }
  if (/Permission denied|EACCES|cannot be run as root|Operation not permitted/.test(output)) {
    return new Refusal(
      `The database server may not use ${folder} (${lastLine(output)}): start as an ordinary user, or keep installation and SAKIN_DATA in folders that every user can pass through.`,
    );
  }
  if (/could not look up effective user ID/.test(output)) {
    return new Refusal(
      `The user that this runs as (number ${process.getuid?.()}) has no name in /etc/passwd, which PostgreSQL insists on: add one, or start as a user who has one.`,
    );
  }
  if (/could not (create|map|resize) .*shared memory/i.test(output)) {
    return new Refusal(`The machine gives the database server too little shared memory: ${lastLine(output)}`);
  }
  return undefined;
}

/** The line that says what went wrong: the last fatal one, else the last. */
function lastLine(output: string): string {
  const lines = output.trim().split('\n');
  const telling = lines.findLast((line) => /(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? '';
  return telling.replace(/^.*?(FATAL|PANIC|error): +/, '').trim();
}

async function run(
  launcher: Launcher,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const [command = program, ...rest] = [...launcher.prefix, program, ...args];
  const child = spawn(command, rest, {
    ...launcher.spawnAs,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** One old log is kept: a server that complains for a year must not fill the disk. */
async function keepLogSmall(log: string): Promise<void> {
  await mkdir(dirname(log), { recursive: true, mode: 0o700 });
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 10_000_000) await rename(log, `${log}.old`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
