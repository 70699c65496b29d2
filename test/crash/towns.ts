import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
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

/** Processes of a town at work over one data folder, and what they were told is done. */
export class Towns {
  readonly home = mkdtempSync(join(tmpdir(), 'sakin-crash-'));
  readonly data = join(this.home, 'data');
  /** External numbers of cases whose opening was acknowledged. */
  readonly opened = new Set<string>();
  readonly completed: string[] = [];
  readonly #program: string;
  readonly #running = new Set<ChildProcess>();

  constructor() {
    // In a folder of the project, where the packages are found.
    this.#program = join(root, '.cache', `town-at-work-${process.pid}.mjs`);
    const source = join(import.meta.dirname, 'town-at-work.ts');
    execFileSync(process.execPath, [join(root, 'test/support/bundle.mjs'), source, this.#program]);
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
    rmSync(this.#program, { force: true });
  }
}
