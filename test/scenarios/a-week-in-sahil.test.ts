import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  // Thursday, 10:00 in the town.
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
});
afterAll(() => world.close());

describe('solved and confirmed', () => {
  it('closes by the resident’s yes, and nothing of it is left in the engine', async () => {
    const leak = await world.call();
    expect(await world.tasks(leak.run)).toEqual(['work']);

    await world.answer(leak.run, 'work', 'rauf', { outcome: 'solved', answer: 'The pipe is mended.' });
    expect(await world.tasks(leak.run)).toEqual(['call-resident']);
    await world.answer(leak.run, 'call-resident', 'aygun', { reached: true, answer: 'yes' });

    expect(await world.caseOf(leak)).toMatchObject({ status: 'closed', outcome: 'solved', late: false });
    expect(await world.engineRows(leak.run)).toBe(0);
    expect((await world.mails(leak)).map((mail) => mail.subject)).toEqual([
      `${leak.number}: registered`,
      `${leak.number}: answer`,
      `${leak.number}: closed`,
    ]);
  });
});
