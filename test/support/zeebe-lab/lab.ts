import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { turn } from '../turn.ts';

/** The real Zeebe engine, in memory, in a process of its own (see README.md). */
export interface Lab {
  version: string;
  grpc: number;
  control: number;
  stop(): Promise<void>;
}

const home = path.resolve('test/support/zeebe-lab');

const runs = (java: string): boolean => {
  try {
    return Number(/version "(\d+)/.exec(spawnSyncText(java, ['-version']))?.[1]) >= 21;
  } catch {
    return false;
  }
};

function spawnSyncText(command: string, args: string[]): string {
  return execFileSync('/bin/sh', ['-c', '"$0" "$@" 2>&1', command, ...args], { encoding: 'utf8' });
}

/** The home of a JDK 21 or newer: JAVA_HOME, or the newest in /usr/lib/jvm. */
export function javaHome(): string | undefined {
  const installed = existsSync('/usr/lib/jvm') ? readdirSync('/usr/lib/jvm').map((name) => `/usr/lib/jvm/${name}`) : [];
  return [process.env.JAVA_HOME, ...installed]
    .filter((place): place is string => Boolean(place) && existsSync(path.join(place!, 'bin/javac')))
    .find((place) => runs(path.join(place, 'bin/java')));
}

/** Why the lab can't run here, or undefined when it can. */
export function labMissing(): string | undefined {
  if (!javaHome()) return 'no JDK 21 or newer (JAVA_HOME, /usr/lib/jvm)';
  try {
    execFileSync('mvn', ['-v'], { env: { ...process.env, JAVA_HOME: javaHome()! }, stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no Maven';
  }
}

const sources = () =>
  readdirSync(path.join(home, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.java'))
    .map((name) => path.join(home, 'src', name));

/** Whether the launcher was compiled from the sources as they are. */
function isFresh(): boolean {
  const compiled = path.join(home, 'target/classes/sakin/zeebelab/ZeebeLab.class');
  return existsSync(compiled) && sources().every((source) => statSync(source).mtimeMs <= statSync(compiled).mtimeMs);
}

/** Builds the launcher for a Zeebe version unless it is built already: about 100 s when nothing was ever downloaded, else 4 s. */
async function build(version: string): Promise<string> {
  const classpath = path.join(home, `target/classpath-${version}`);
  const built = () => existsSync(classpath) && isFresh();
  if (!built()) {
    // Test processes side by side share the folder of the classes.
    const release = await turn(path.join(home, 'target.lock'));
    try {
      if (!built())
        execFileSync('mvn', ['-q', '-B', 'package', `-Dzeebe.version=${version}`], {
          cwd: home,
          env: { ...process.env, JAVA_HOME: javaHome()! },
          stdio: ['ignore', 'ignore', 'inherit'],
        });
    } finally {
      release();
    }
  }
  return readFileSync(classpath, 'utf8').trim();
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (/^zeebe \S+ ready/m.test(said)) done();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) => failed(new Error(`expected zeebe-lab to start but it ended with ${code}: ${said}`)));
  });
}

/** Starts a lab of this version on free ports; `stop` ends it. */
export async function startLab(version: string): Promise<Lab> {
  const classpath = `${path.join(home, 'target/classes')}:${await build(version)}`;
  const [grpc, control] = [await freePort(), await freePort()];
  const options = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classpath];
  const child = spawn(
    path.join(javaHome()!, 'bin/java'),
    [...options, 'sakin.zeebelab.ZeebeLab', String(grpc), String(control)],
    // Cron expressions count in the zone of the machine.
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'UTC' } },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await ready(child);
  return {
    version,
    grpc,
    control,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
