import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../store/root.ts';

// npm run measure-start: how long a first start, a second one and one after kill -9 take, until the address is told, over an empty folder.
const data = mkdtempSync(join(tmpdir(), 'sakin-start-'));

async function start(): Promise<{ child: ChildProcess; seconds: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot(), 'scripts/start.mjs')], {
    env: { ...process.env, SAKIN_DATA: data, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout! })) if (line.includes('Address:')) break;
  if (child.exitCode !== null) throw new Error('expected a start that tells its address but it ended');
  return { child, seconds: (performance.now() - began) / 1000 };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

try {
  const first = await start();
  await end(first.child, 'SIGINT');
  const second = await start();
  await end(second.child, 'SIGKILL');
  const third = await start();
  await end(third.child, 'SIGINT');
  console.log(
    `figure first start, with the sample towns and their requests run through the product: ${first.seconds.toFixed(1)} s`,
  );
  console.log(`figure second start: ${second.seconds.toFixed(1)} s`);
  console.log(`figure start after kill -9: ${third.seconds.toFixed(1)} s`);
} finally {
  rmSync(data, { recursive: true, force: true });
}
