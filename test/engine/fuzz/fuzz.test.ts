import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { labMissing } from '../../support/zeebe-lab/lab.ts';
import { livedOnPostgres } from './carried.ts';
import { again, constructsOf, isRefused } from './drive.ts';
import { type Lived, live, openRig, playOf, type Rig } from './fuzz.ts';
import { generate } from './generator.ts';

const seeds = Array.from({ length: 200 }, (_, n) => n + 1);

test('a seed makes the same world again, and its commands do the same again', async () => {
  const { lived } = await live([3, 14]);
  for (const { seed, tag, diagram, commands, looks } of lived) {
    expect(generate(seed)).toEqual(diagram);
    expect(await again(diagram, commands, tag)).toEqual({ commands, looks });
  }
});

test('200 seeds hold every construct that is made, several times', async () => {
  const found = seeds.flatMap((seed) => [...new Set(constructsOf(generate(seed)))]);
  const counts = new Map(found.map((each) => [each, found.filter((other) => other === each).length]));
  for (const what of constructs) expect([what, (counts.get(what) ?? 0) >= 3]).toEqual([what, true]);
});

test('our own check takes nearly all of them', async () => {
  const { lived, refused } = await live(seeds.slice(0, 60));
  expect(lived.length).toBeGreaterThan(55);
  expect([...refused.values()].flat().filter((rule) => rule !== 'escalation-in-handler')).toEqual([]);
  for (const each of lived) expect(isRefused(each)).toBe(false);
});

const constructs = [
  'service task',
  'user task',
  'user task by job',
  'receive task',
  'script task',
  'business rule task',
  'send task',
  'sub-process',
  'call activity',
  'link',
  'loop of flows',
  'exclusive gateway',
  'parallel gateway',
  'inclusive gateway',
  'event-based gateway',
  'multi-instance, parallel',
  'multi-instance, sequential',
  'output collection',
  'completion condition',
  'compensation handler',
  'execution listeners',
  'input mappings',
  'output mappings',
  'boundary event, message, interrupting',
  'boundary event, message, not interrupting',
  'boundary event, timer, interrupting',
  'boundary event, timer, not interrupting',
  'boundary event, signal, interrupting',
  'boundary event, error, interrupting',
  'boundary event, escalation, not interrupting',
  'event sub-process, message, interrupting',
  'event sub-process, message, not interrupting',
  'event sub-process, timer, not interrupting',
  'event sub-process, error, interrupting',
  'event sub-process, escalation, not interrupting',
  'end event, terminate',
  'end event, error',
];

const missing = labMissing();

(missing && !process.env.CI ? describe.skip : describe)(
  `random worlds on the real Zeebe${missing ? ` (${missing})` : ''}`,
  () => {
    let rig: Rig;
    let database: TestDatabase;
    beforeAll(async () => {
      [rig, database] = await Promise.all([openRig(), testDatabase()]);
    }, 300_000);
    afterAll(async () => {
      await rig.close();
      await database.drop();
    });
    const otherwise = async (lived: Lived[]) => (await rig.play(lived.map(playOf))).filter(({ amid }) => !amid);

    test('it does at each command what ours does', async () => {
      const { lived } = await live(seeds);
      expect(await otherwise(lived)).toEqual([]);
    }, 600_000);

    test('it does what ours on PostgreSQL does, in the order in which a worker is carried through many at once', async () => {
      const lived = await livedOnPostgres(database, seeds.slice(0, 40));
      expect(lived.length).toBeGreaterThan(30);
      expect(await otherwise(lived)).toEqual([]);
    }, 300_000);
  },
);
