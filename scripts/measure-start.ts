import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../store/root.ts';

// node scripts/run.mjs measure-start: how long a start takes until /health answers, as npm start does it: over an
// empty data folder, over a filled one, and after a kill -9 of start and database server together.
const data = await mkdtemp(join(tmpdir(), 'sakin-measure-'));
try {
  const first = await start('first start, with sample data');
  await end(first, 'SIGTERM');
  const second = await start('second start');
  await end(second, 'SIGKILL');
  const third = await start('start after a kill -9');
  const stopping = performance.now();
  await end(third, 'SIGTERM');
  console.log(`figure stop: ${seconds(stopping)}`);
} finally {
  await rm(data, { recursive: true, force: true });
}

async function start(what: string): Promise<ChildProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(projectRoot(), 'scripts', 'start.mjs')], {
    env: { ...process.env, SAKIN_DATA: data, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(child);
  const response = await fetch(new URL('/health', address));
  if (!response.ok) throw new Error(`expected /health to answer 200 but got ${response.status}`);
  console.log(`figure ${what}: ${seconds(begun)}`);
  return child;
}

/** The first address that the start prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface(child.stdout!)) {
    const [address] = line.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
    if (address) {
      child.stdout!.resume();
      return address;
    }
  }
  throw new Error('expected the start to print its address but it ended');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
