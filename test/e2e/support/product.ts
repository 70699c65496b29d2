import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../store/root.ts';
import { turn } from '../../support/turn.ts';

/** The running product with its sample towns, as a newcomer starts it. */
export interface Product {
  address: string;
  stop(): Promise<void>;
}

/** `npm start` with its sample towns, on a free port; ready when it prints its address. */
export async function startProduct(): Promise<Product> {
  // SAKIN_E2E_ADDRESS: a product that runs already, for whoever writes these tests and doesn't want to wait for the samples each time.
  const running = process.env.SAKIN_E2E_ADDRESS;
  if (running) return { address: running, stop: async () => {} };
  const folder = process.env.SAKIN_TEST_FOLDER;
  if (!folder) throw new Error('expected the folder of this run; run tests with npm run jest');
  const data = await mkdtemp(prefix);
  await copy(await samplesOnce(folder), data);
  return start(data, []);
}

/** What the first start on an empty folder makes, which costs more than all later ones: whoever comes first makes it, for all files of a run. */
async function samplesOnce(folder: string): Promise<string> {
  const samples = join(folder, 'samples');
  const release = await turn(`${samples}.lock`);
  try {
    if (existsSync(samples)) return samples;
    const data = await mkdtemp(prefix);
    const product = await start(data, []);
    await end(product.child);
    renameSync(data, samples);
    return samples;
  } finally {
    release();
  }
}

/** With its owners: the database's files are of a user of its own. */
async function copy(from: string, to: string): Promise<void> {
  execFileSync('cp', ['-a', '--reflink=auto', `${from}/.`, to]);
}

const prefix = join(tmpdir(), 'sakin-e2e-');

/** The same without any authority: `setup` is the path of the page for its first administrator, as it is printed. */
export async function startEmptyProduct(): Promise<Product & { setup: string; data: string }> {
  const product = await start(await mkdtemp(prefix), ['--empty']);
  const setup = /First administrator: http:\/\/[^/\s]+(\S+)/.exec(product.said())?.[1];
  if (setup) return { ...product, setup };
  await product.stop();
  throw new Error(`expected the way to the first administrator but the product said:\n${product.said()}`);
}

interface Started extends Product {
  data: string;
  child: ChildProcess;
  said(): string;
}

async function start(data: string, args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: projectRoot(),
    env: { ...process.env, SAKIN_DATA: data, PORT: '0', LOG_LEVEL: 'error', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  try {
    const address = await addressOf(child, () => said);
    return { address, data, child, said: () => said, stop: () => stop(child, data) };
  } catch (error) {
    await stop(child, data);
    throw error;
  }
}

/** The last line that a start prints names the data folder: all others are there by then. */
const printed = /Address: (http:\/\/\S+)[\s\S]*Data: /;

const addressOf = (child: ChildProcess, said: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = printed.exec(said())?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) =>
      reject(new Error(`expected the product to start but it ended (${code}) and said:\n${said()}`)),
    );
  });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

async function stop(child: ChildProcess, data: string): Promise<void> {
  await end(child);
  await rm(data, { recursive: true, force: true });
}

/** Runs `npm run <name>` on the data of a product that is running, and answers what it printed. @throws Error when it fails */
export function runCommand(
  product: { data: string; address: string },
  name: string,
  ...args: string[]
): Promise<string> {
  const child = spawn(process.execPath, ['scripts/run.mjs', name, ...args], {
    cwd: projectRoot(),
    env: { ...process.env, SAKIN_DATA: product.data, PUBLIC_URL: product.address, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  return new Promise((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`expected npm run ${name} to do its work but it said:\n${said}`)),
    ),
  );
}
