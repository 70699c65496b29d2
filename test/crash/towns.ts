import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../store/root.ts';

const root = projectRoot();

/** Moments from a seed: the same seed, the same instants of the kills. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export interface Town {
  child: ChildProcess;
  told: string[];
  /** Resolves with the next line that begins so, or with the end of the process. */
  line(begin: string): Promise<void>;
  ended: Promise<unknown>;
}

/** The program of a town's process, and a data folder with nothing in it but the town: made once, for all that begin with it. */
export class Foundation {
  readonly #home = mkdtempSync(join(tmpdir(), 'sakin-crash-'));
  readonly data = join(this.#home, 'data');
  // In a folder of the project, where the packages are found.
  readonly program = join(root, '.cache', `town-at-work-${process.pid}.mjs`);

  async lay(): Promise<void> {
    const source = join(import.meta.dirname, 'town-at-work.ts');
    execFileSync(process.execPath, [join(root, 'test/support/bundle.mjs'), source, this.program]);
    const towns = new Towns(this);
    const code = await towns.atWork(0, 0).ended;
    if (code !== 0) throw new Error(`expected the town to be put up but its process ended with ${code}`);
    execFileSync('cp', ['-a', '--reflink=auto', towns.data, this.data]);
    towns.close();
  }

  close(): void {
    rmSync(this.#home, { recursive: true, force: true });
    rmSync(this.program, { force: true });
  }
}

/** Processes of a town at work over one data folder, and what they were told is done. */
export class Towns {
  readonly home = mkdtempSync(join(tmpdir(), 'sakin-crash-'));
  readonly data = join(this.home, 'data');
  /** External numbers of cases whose opening was acknowledged. */
  readonly opened = new Set<string>();
  readonly completed: string[] = [];
  readonly #program: string;
  readonly #running = new Set<ChildProcess>();

  constructor({ program, data }: Foundation) {
    this.#program = program;
    // With its owners: the server runs as a user of its own.
    if (existsSync(data)) execFileSync('cp', ['-a', '--reflink=auto', data, this.data]);
  }

  /** @param environment connections to a server that others share; without them the town starts its own */
  atWork(first: number, amount: number, environment: Record<string, string> = {}): Town {
    const child = spawn(process.execPath, [this.#program, this.data, String(first), String(amount)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    this.#running.add(child);
    const told: string[] = [];
    const waiting: { begin: string; done: () => void }[] = [];
    createInterface({ input: child.stdout! }).on('line', (text) => {
      told.push(text);
      for (const wait of waiting.filter(({ begin }) => text.startsWith(begin))) wait.done();
    });
    const ended = once(child, 'exit').then(([code]) => {
      this.#running.delete(child);
      for (const wait of waiting) wait.done();
      return code;
    });
    return { child, told, ended, line: (begin) => new Promise((done) => waiting.push({ begin, done })) };
  }

  remember({ told }: Town): void {
    for (const text of told) {
      if (text.startsWith('opened ')) this.opened.add(text.slice(7));
      if (text.startsWith('completed ')) this.completed.push(text.slice(10));
    }
  }

  /** Ends what is left and clears up. */
  close(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }
}
