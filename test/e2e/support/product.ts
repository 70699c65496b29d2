import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../store/root.ts';

/** The running product with its sample towns, as a newcomer starts it. */
export interface Product {
  address: string;
  stop(): Promise<void>;
}

/** Starts `npm start` on an empty data folder and a free port; ready when it prints its address. */
export async function startProduct(): Promise<Product> {
  // SAKIN_E2E_ADDRESS: a product that runs already, for whoever writes these tests and doesn't want to wait for the samples each time.
  const running = process.env.SAKIN_E2E_ADDRESS;
  if (running) return { address: running, stop: async () => {} };
  const data = await mkdtemp(join(tmpdir(), 'sakin-e2e-'));
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: projectRoot(),
    env: { ...process.env, SAKIN_DATA: data, PORT: '0', LOG_LEVEL: 'error', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    return { address: await addressOf(child), stop: () => stop(child, data) };
  } catch (error) {
    await stop(child, data);
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const address = /Address: (http:\/\/\S+)/.exec(said)?.[1];
        if (address) resolve(address);
      });
    child.once('exit', (code) =>
      reject(new Error(`expected the product to start but it ended (${code}) and said:\n${said}`)),
    );
  });
}

async function stop(child: ChildProcess, data: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
  await rm(data, { recursive: true, force: true });
}
