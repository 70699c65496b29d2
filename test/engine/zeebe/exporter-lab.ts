import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../../main/free-port.ts';
import { javaHome } from '../../support/zeebe-lab/lab.ts';

/** The real engine with our exporter beside it, as in a broker. */
export interface ExporterLab {
  grpc: number;
  /** The last position that the exporter has acknowledged to the engine. */
  acknowledged(): number;
  /** The exporter dies, and a new one begins behind what was acknowledged. */
  crash(): void;
  stop(): Promise<void>;
}

const home = path.resolve('zeebe-exporter');
const target = path.join(home, 'target');
const jar = path.join(target, 'sakin-exporter-1.jar');

const maven = (...goals: string[]) =>
  execFileSync('mvn', ['-q', '-B', ...goals, '-Plab'], {
    cwd: home,
    env: { ...process.env, JAVA_HOME: javaHome()! },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

function isBuilt(): boolean {
  const sources = readdirSync(path.join(home, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.java'))
    .map((name) => path.join(home, 'src', name));
  return (
    existsSync(jar) &&
    [...sources, path.join(home, 'pom.xml')].every((source) => statSync(source).mtimeMs <= statSync(jar).mtimeMs)
  );
}

/** The exporter as one builds it for a cluster, for the oldest one; then what an engine of this version needs. */
function build(version: string): string {
  if (!isBuilt()) maven('package');
  const classpath = path.join(target, `classpath-${version}`);
  if (!existsSync(classpath))
    maven(
      'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath',
      `-Dzeebe.version=${version}`,
      `-Dmdep.outputFile=${classpath}`,
    );
  return readFileSync(classpath, 'utf8').trim();
}

export async function startExporterLab(version: string, url: string, token: string): Promise<ExporterLab> {
  const classpath = `${jar}:${path.join(target, 'test-classes')}:${build(version)}`;
  const grpc = await freePort('127.0.0.1');
  const options = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classpath];
  const java = path.join(javaHome()!, 'bin/java');
  const child = spawn(java, [...options, 'sakin.exporter.ExporterLab', String(grpc), url, token]);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let acknowledged = -1;
  await ready(child, (position) => {
    acknowledged = position;
  });
  return {
    grpc,
    acknowledged: () => acknowledged,
    crash: () => child.stdin!.write('crash\n'),
    async stop() {
      child.stdin!.end();
      await ended;
    },
  };
}

function ready(child: ChildProcess, acknowledged: (position: number) => void): Promise<void> {
  let said = '';
  let rest = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done, failed) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === 'ready') done();
        if (line.startsWith('acknowledged ')) acknowledged(Number(line.slice('acknowledged '.length)));
      }
    });
    child.once('exit', (code) => failed(new Error(`expected the lab to start but it ended with ${code}: ${said}`)));
  });
}
