import { databaseFolder, startEmbedded } from '../../main/postgres/embedded.ts';
import { readPostmaster } from '../../main/postgres/postmaster.ts';
import { assertNothingLost } from './afterwards.ts';
import { randomFrom, type Town, Towns } from './towns.ts';

/** Rounds of `npm test`; `npm run prove` asks for more. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 10);
/** Of one of two processes; a round is two starts. */
const roundsOfTwo = Number(process.env.CRASH_ROUNDS ?? 2);
const perRound = 6;

let towns: Towns;
beforeEach(() => {
  towns = new Towns();
});
afterEach(() => towns.close());

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

test(`after ${rounds} kills at random moments no case is lost, none is moved twice, and no mail is sent twice`, async () => {
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
  const last = towns.atWork(0, rounds * perRound);
  expect(await last.ended).toBe(0);
  towns.remember(last);

  const server = await startEmbedded(towns.data);
  try {
    await assertNothingLost(server.urls, towns, rounds * perRound);
  } finally {
    await server.stop();
  }
}, 900_000);

test(`after ${roundsOfTwo} kills of one of two processes the other has gone on with its cases`, async () => {
  const random = randomFrom(20261122);
  const server = await startEmbedded(towns.data);
  const { app, owner, engine, relay, retention } = server.urls;
  const shared = {
    DATABASE_URL: app,
    DATABASE_OWNER_URL: owner,
    DATABASE_ENGINE_URL: engine,
    DATABASE_RELAY_URL: relay,
    DATABASE_RETENTION_URL: retention,
  };
  try {
    let stays = towns.atWork(0, 0, shared);
    await stays.line('ready');
    await stays.ended;
    for (let round = 0; round < roundsOfTwo; round++) {
      stays = towns.atWork(2 * round * perRound, perRound, shared);
      const dies = towns.atWork((2 * round + 1) * perRound, perRound, shared);
      await dies.line('ready');
      await work(dies, 1 + random(10));
      await kill(dies);
      expect(await stays.ended).toBe(0);
      towns.remember(stays);
    }
    const last = towns.atWork(0, 2 * roundsOfTwo * perRound, shared);
    expect(await last.ended).toBe(0);
    towns.remember(last);
    await assertNothingLost(server.urls, towns, 2 * roundsOfTwo * perRound);
  } finally {
    await server.stop();
  }
}, 900_000);
