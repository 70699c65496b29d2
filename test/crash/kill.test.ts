import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkConsistency } from '../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../engine/embedded/postgres/definitions.ts';
import { databaseFolder, startEmbedded } from '../../main/postgres/embedded.ts';
import { readPostmaster } from '../../main/postgres/postmaster.ts';
import { checkTasks } from '../../scripts/lib/check-tasks.ts';
import { openDatabase } from '../../store/database.ts';
import { projectRoot } from '../../store/root.ts';
import { transact } from '../../store/unit-of-work.ts';
import { tenant } from './people-at-work.ts';

/** Rounds of `npm test`; `npm run prove` asks for more. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 10);
const perRound = 6;

const root = projectRoot();
const program = join(root, '.cache', `town-at-work-${process.pid}.mjs`);
const home = mkdtempSync(join(tmpdir(), 'sakin-crash-'));
const data = join(home, 'data');
const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
  rmSync(program, { force: true });
});

/** The same seed, the same instants of the kills. */
let state = 20261121;
const random = (below: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
};

interface Town {
  child: ChildProcess;
  told: string[];
  /** Resolves with the first line that begins so. */
  line(begin: string): Promise<void>;
  ended: Promise<unknown>;
}

function townAtWork(first: number, amount: number): Town {
  const child = spawn(process.execPath, [program, data, String(first), String(amount)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const told: string[] = [];
  const waiting: { begin: string; done: () => void }[] = [];
  createInterface({ input: child.stdout! }).on('line', (text) => {
    told.push(text);
    for (const wait of waiting.filter(({ begin }) => text.startsWith(begin))) wait.done();
  });
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    for (const wait of waiting) wait.done();
    return code;
  });
  return { child, told, ended, line: (begin) => new Promise((done) => waiting.push({ begin, done })) };
}

test(`after ${rounds} kills at random moments no case is lost, none is moved twice, and no mail is sent twice`, async () => {
  execFileSync(process.execPath, [
    join(root, 'test/support/bundle.mjs'),
    join(import.meta.dirname, 'town-at-work.ts'),
    program,
  ]);
  const acknowledged = new Set<string>();
  const completed: string[] = [];
  const remember = ({ told }: Town) => {
    for (const text of told) {
      if (text.startsWith('opened ')) acknowledged.add(text.slice(7));
      if (text.startsWith('completed ')) completed.push(text.slice(10));
    }
  };

  for (let round = 0; round < rounds; round++) {
    const town = townAtWork(round * perRound, perRound);
    await town.line('ready');
    // The moment is counted in what was done, not in milliseconds: a slow machine is killed as deep in its work as a fast one.
    const moment = 1 + random(15);
    for (let done = 0; done < moment && town.child.exitCode === null; done++)
      await Promise.race([town.line('opened '), town.line('completed '), town.ended]);
    const postmaster = await readPostmaster(databaseFolder(data));
    // Every other round the database dies with it, without time to say goodbye.
    if (postmaster && round % 2 === 0) process.kill(postmaster.pid, 'SIGKILL');
    town.child.kill('SIGKILL');
    await town.ended;
    remember(town);
  }
  const last = townAtWork(0, rounds * perRound);
  expect(await last.ended).toBe(0);
  remember(last);

  const server = await startEmbedded(data);
  const [app, engine] = [openDatabase(server.urls.app), openDatabase(server.urls.engine)];
  try {
    const ask = <T>(sql: string): Promise<T[]> =>
      transact(app, { tenants: [tenant] }, async (unit) => (await unit.sql.raw(sql)).rows);
    const cases = await ask<{ n: string; status: string; id: string }>(
      `select external_number as n, status, id from cases`,
    );
    const repeated = await ask(`select case_id, type, count(*) from case_events
      where type in ('case-opened', 'run-opened', 'case-classified', 'department-assigned', 'deadline-set', 'outcome-recorded', 'confirmation-opened', 'confirmation-answered', 'case-ended')
      group by case_id, type having count(*) <> 1`);

    expect(cases.map(({ n }) => Number(n)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: rounds * perRound }, (_, n) => n),
    );
    expect([...acknowledged].filter((n) => !cases.some((each) => each.n === n))).toEqual([]);
    expect(cases.filter(({ status }) => status !== 'closed')).toEqual([]);
    expect(repeated).toEqual([]);
    expect(new Set(completed).size).toBe(completed.length);
    expect(await checkConsistency(engine, new Definitions(Date.now))).toMatchObject({ instances: 0, mismatches: [] });
    expect(await checkTasks(engine)).toEqual([]);

    const mails = readdirSync(join(data, 'mailbox', tenant)).filter((name) => name.endsWith('.eml'));
    const heads = mails.map((name) => {
      const text = readFileSync(join(data, 'mailbox', tenant, name), 'utf8');
      return `${/^To: (.*)$/m.exec(text)![1]} | ${/^Subject: (.*(?:\n[ \t].*)*)$/m.exec(text)![1]}`;
    });
    expect(heads.filter((head) => head.includes('resident-'))).toHaveLength(cases.length * 4);
    expect(new Set(heads).size).toBe(heads.length);
    expect((await ask<{ state: string }>('select distinct state from outbox')).map((row) => row.state)).toEqual([
      'sent',
    ]);
  } finally {
    await Promise.all([app.destroy(), engine.destroy()]);
    await server.stop();
  }
}, 600_000);
