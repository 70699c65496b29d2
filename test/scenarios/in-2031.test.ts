import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { machineWall } from '../../main/clocks.ts';
import { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  // Monday; Wednesday the 28th is a holiday. The machine's own clock stands at today.
  world = await World.open({ at: '2031-05-26T06:00:00.000Z' });
});
afterAll(() => world.close());

it('lives wholly in 2031 when the clock of the trade stands there; only mails go out by the wall', async () => {
  const called = world.now;
  const leak = await world.call();
  expect(leak.number).toBe('2031-0001');
  expect(await world.caseOf(leak)).toMatchObject({ opened_at: called, due_at: '2031-05-30T14:00:00.000Z' });

  await world.moveTo('2031-05-29T14:00:00.000Z');
  expect(await world.facts(leak, 'escalated')).toMatchObject([{ level: 1 }]);
  await world.answer(leak.run, 'work', 'rauf', { outcome: 'solved' });
  const [round] = await world.rows('select next_attempt_at, opened_at from confirmations where case_id = ?', [leak.id]);
  expect(round.opened_at).toBe('2031-05-29T14:00:00.000Z');
  await world.answer(leak.run, 'call-resident', 'aygun', { reached: true, answer: 'yes' });

  expect(await world.caseOf(leak)).toMatchObject({ status: 'closed', ended_at: '2031-05-29T14:00:00.000Z' });
  const events = await world.rows(`select distinct left(occurred_at::text, 4) as year from case_events`);
  expect(events).toEqual([{ year: '2031' }]);
  const [{ due_at: mailable }] = await world.rows('select max(due_at) as due_at from outbox');
  expect(mailable <= machineWall.now()).toBe(true);
});
