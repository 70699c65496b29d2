import { databaseFolder, type EmbeddedServer, startEmbedded, withClient } from '../../main/postgres/embedded.ts';
import { readPostmaster } from '../../main/postgres/postmaster.ts';
import { assertNothingLost } from './afterwards.ts';
import { Foundation, randomFrom, type Town, Towns } from './towns.ts';

/** Rounds of `npm test`; `npm run prove` asks for more. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 10);
/** Of one of two processes; a round is two starts. */
const roundsOfTwo = Number(process.env.CRASH_ROUNDS ?? 2);
/** Of the database alone. */
const roundsOfDatabase = Number(process.env.CRASH_ROUNDS ?? 4);
const perRound = 6;
/** Half a minute and less for the rounds of `npm test`; the bound is for thirty beside others' work. */
const PATIENCE = 2_700_000;

const foundation = new Foundation();
let towns: Towns;
beforeAll(() => foundation.lay(), 300_000);
afterAll(() => foundation.close());
beforeEach(() => {
  towns = new Towns(foundation);
});
afterEach(() => towns.close());

/** Connections to a server that the processes share; without them a town starts its own. */
const connectionsTo = ({ urls: { app, owner, engine, relay, retention } }: EmbeddedServer) => ({
  DATABASE_URL: app,
  DATABASE_OWNER_URL: owner,
  DATABASE_ENGINE_URL: engine,
  DATABASE_RELAY_URL: relay,
  DATABASE_RETENTION_URL: retention,
});

/** The moment is counted in what was done, not in milliseconds: a slow machine is killed as deep in its work as a fast one. */
async function work(town: Town, steps: number): Promise<void> {
  for (let done = 0; done < steps && town.child.exitCode === null; done++)
    await Promise.race([town.line('opened '), town.line('completed '), town.ended]);
}

async function kill(town: Town): Promise<void> {
  town.child.kill('SIGKILL');
  await town.ended;
  towns.remember(town);
}

test(
  `after ${rounds} kills at random moments no case is lost, none is moved twice, and no mail is sent twice`,
  async () => {
    const random = randomFrom(20261121);
    for (let round = 0; round < rounds; round++) {
      const town = towns.atWork(round * perRound, perRound);
      await town.line('ready');
      await work(town, 1 + random(15));
      const postmaster = await readPostmaster(databaseFolder(towns.data));
      // Every other round the database dies with it, without time to say goodbye.
      if (postmaster && round % 2 === 0) process.kill(postmaster.pid, 'SIGKILL');
      await kill(town);
    }
    const last = towns.atWork(0, rounds * perRound, { LAST: 'yes' });
    expect(await last.ended).toBe(0);
    towns.remember(last);

    const server = await startEmbedded(towns.data);
    try {
      await assertNothingLost(server.urls, towns, rounds * perRound);
    } finally {
      await server.stop();
    }
  },
  PATIENCE,
);

test(
  `after ${roundsOfTwo} kills of one of two processes the other has gone on with its cases`,
  async () => {
    const random = randomFrom(20261122);
    const server = await startEmbedded(towns.data);
    const shared = connectionsTo(server);
    try {
      for (let round = 0; round < roundsOfTwo; round++) {
        const stays = towns.atWork(2 * round * perRound, perRound, shared);
        const dies = towns.atWork((2 * round + 1) * perRound, perRound, shared);
        await dies.line('ready');
        await work(dies, 1 + random(10));
        await kill(dies);
        expect(await stays.ended).toBe(0);
        towns.remember(stays);
      }
      const last = towns.atWork(0, 2 * roundsOfTwo * perRound, { ...shared, LAST: 'yes' });
      expect(await last.ended).toBe(0);
      towns.remember(last);
      await assertNothingLost(server.urls, towns, 2 * roundsOfTwo * perRound);
    } finally {
      await server.stop();
    }
  },
  PATIENCE,
);

/** Kills one session of the town, upon which the server ends all of them and recovers. */
async function killSession(server: EmbeddedServer): Promise<void> {
  const { rows } = await withClient(server.adminUrl(), (admin) =>
    admin.query(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1`,
    ),
  );
  process.kill(rows[0].pid, 'SIGKILL');
}

/** Kills the server without its sessions, which notice by themselves, and starts it again. */
async function killServer(server: EmbeddedServer): Promise<EmbeddedServer> {
  process.kill((await readPostmaster(databaseFolder(towns.data)))!.pid, 'SIGKILL');
  await server.ended;
  await server.stop();
  return startEmbedded(towns.data);
}

test(
  `after ${roundsOfDatabase} kills of PostgreSQL alone the process has gone on, and nothing is lost`,
  async () => {
    const random = randomFrom(20261123);
    const amount = roundsOfDatabase * perRound;
    let server = await startEmbedded(towns.data);
    try {
      const town = towns.atWork(0, amount, { ...connectionsTo(server), LAST: 'yes' });
      await town.line('ready');
      for (let round = 0; round < roundsOfDatabase; round++) {
        await work(town, 1 + random(2 * perRound));
        expect(town.child.exitCode).toBeNull();
        if (round % 2 === 0) server = await killServer(server);
        else await killSession(server);
      }
      expect(await town.ended).toBe(0);
      towns.remember(town);
      await assertNothingLost(server.urls, towns, amount);
    } finally {
      await server.stop();
    }
  },
  PATIENCE,
);
