import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../domain/id.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { Gathered, Overtaken } from '../../store/gathered.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { openedOnly } from '../support/opened.ts';
import { type OpenCase, World } from '../support/world.ts';

let world: World;
let database: Database;
let leak: OpenCase;

beforeAll(async () => {
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
  database = openDatabase(world.urls.engine, { max: 3, hot: true });
});
afterAll(async () => {
  await database.destroy();
  await world.close();
});
beforeEach(async () => {
  leak = await openedOnly(world);
});

const gathering = <T>(work: (gathered: Gathered, unit: Unit) => Promise<T>): Promise<T> =>
  transact(database, { tenants: ['sahil'] }, (unit) => work(new Gathered(unit, 'sahil'), unit));

const event = (type: string) => ({
  case_id: leak.id,
  run_id: leak.run,
  release_id: 'release-1',
  type,
  occurred_at: world.now,
  actor: 'engine',
  element_id: null,
  element_key: null,
  payload: { type },
});

const round = (id: string) => ({
  id,
  case_id: leak.id,
  run_id: leak.run,
  round: 1,
  key: `${leak.run}:1`,
  reach: 'phone',
  state: 'open',
  next_attempt_at: null,
  organisation_id: null,
  token_hash: null,
  opened_at: world.now,
});

const answer = { answer: 'yes', reason: null, evidence: 'token', evidenceId: 'token-1', recordedBy: null } as const;
const answers = () => world.rows('select state, answer, evidence_id from confirmations where run_id = ?', [leak.run]);

describe('what a unit of work has gathered', () => {
  it('is written in its order, a case that changed twice as it is at last', async () => {
    await gathering(async (gathered) => {
      await gathered.cases.of(leak.run);
      gathered.add('events', event('first'));
      gathered.cases.changeCase(leak.id, { urgency: 'urgent', classification: { sure: true } });
      gathered.add('events', event('second'));
      gathered.cases.changeCase(leak.id, { urgency: 'emergency' });
      expect((await gathered.cases.of(leak.run))?.case.urgency).toBe('emergency');
      await gathered.flush();
    });
    const events = await world.rows('select type, payload from case_events where case_id = ? order by seq', [leak.id]);
    expect(events.slice(-2)).toEqual([
      { type: 'first', payload: { type: 'first' } },
      { type: 'second', payload: { type: 'second' } },
    ]);
    expect(await world.rows('select urgency, classification from cases where id = ?', [leak.id])).toEqual([
      { urgency: 'emergency', classification: { sure: true } },
    ]);
  });

  it('holds a round that begins and is answered before anything was written', async () => {
    const id = newId();
    await gathering(async (gathered) => {
      gathered.add('rounds', round(id));
      expect((await gathered.rounds.newest(leak.run))?.state).toBe('open');
      expect(await gathered.rounds.answer(leak.run, id, answer, world.now)).toBe(true);
      expect(await gathered.rounds.answer(leak.run, id, { ...answer, answer: 'no' }, world.now)).toBe(false);
      await gathered.flush();
    });
    expect(await answers()).toEqual([{ state: 'answered', answer: 'yes', evidence_id: 'token-1' }]);
  });

  it('is refused as a whole when a resident was faster', async () => {
    const id = newId();
    await gathering(async (gathered) => {
      gathered.add('rounds', round(id));
      await gathered.flush();
    });
    const late = gathering(async (gathered) => {
      await gathered.rounds.newest(leak.run);
      await world.act(async ({ sql }) => {
        const faster = {
          state: 'answered',
          answer: 'no',
          evidence: 'token',
          evidence_id: 'faster',
          answered_at: world.now,
        };
        await sql('confirmations').where({ id }).update(faster);
      });
      expect(await gathered.rounds.answer(leak.run, id, answer, world.now)).toBe(true);
      gathered.add('events', event('confirmation-answered'));
      await gathered.flush();
    });
    await expect(late).rejects.toThrow(Overtaken);
    expect(await answers()).toEqual([{ state: 'answered', answer: 'no', evidence_id: 'faster' }]);
    expect(
      await world.rows(`select from case_events where case_id = ? and type = 'confirmation-answered'`, [leak.id]),
    ).toEqual([]);
  });

  it('is walled to its tenant, whatever its rows say', async () => {
    const elsewhere = transact(database, { tenants: ['baku'] }, async (unit) => {
      const gathered = new Gathered(unit, 'sahil');
      gathered.add('events', event('smuggled'));
      await gathered.flush();
    });
    await expect(elsewhere).rejects.toThrow('row-level security');
  });
});
