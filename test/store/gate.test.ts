import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../domain/id.ts';
import { caseStore } from '../../store/case.store.ts';
import { openedOnly } from '../support/opened.ts';
import { type OpenCase, World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
});
afterAll(() => world.close());

const close = (of: OpenCase, status = 'closed') =>
  world.rows('update cases set status = ? where id = ? returning status', [status, of.id]);

/** A round as somebody with the application's rights might write it, around every worker. */
async function round(of: OpenCase, run: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const row = {
    tenant_id: 'sahil',
    id,
    case_id: of.id,
    run_id: run,
    round: 1,
    key: `${run}:1`,
    reach: 'phone',
    state: 'answered',
    answer: 'yes',
    evidence: 'token',
    evidence_id: `token of ${id}`,
    token_hash: `token of ${id}`,
    organisation_id: 'waterworks',
    opened_at: world.now,
    answered_at: world.now,
    ...more,
  };
  await world.act(async ({ sql }) => sql('confirmations').insert(row));
  return id;
}

describe('the gate to closed', () => {
  it('opens to the yes of the current round, by a token that was given', async () => {
    const leak = await openedOnly(world);
    await round(leak, leak.run);
    expect(await close(leak)).toEqual([{ status: 'closed' }]);
  });

  it('stays shut without any answer, and with a no', async () => {
    const leak = await openedOnly(world);
    await expect(close(leak)).rejects.toThrow('no yes of its latest confirmation round');
    await round(leak, leak.run, { answer: 'no' });
    await expect(close(leak)).rejects.toThrow('no yes of its latest confirmation round');
  });

  it('stays shut to the yes of a round that was left, and of an earlier run', async () => {
    const leak = await openedOnly(world);
    await round(leak, leak.run);
    await world.rows('update case_runs set round = 2 where id = ?', [leak.run]);
    await expect(close(leak)).rejects.toThrow('no yes');

    await world.rows(`update case_runs set round = 1, state = 'ended' where id = ?`, [leak.run]);
    expect(await close(leak)).toHaveLength(1);
    const again = { tenant: 'sahil', case: leak.id, run: newId(), release: 'release-1', at: world.now, by: 'resident' };
    await world.act((unit) => caseStore(unit).openAgain({ ...again, why: 'reopened' }));
    await expect(close(leak)).rejects.toThrow('no yes');
  });

  it('stays shut to a yes that is moved into the current round, or away from the organisation that did the work', async () => {
    const leak = await openedOnly(world);
    const answered = await round(leak, leak.run);
    await world.rows('update case_runs set round = 2 where id = ?', [leak.run]);
    for (const change of [{ round: 2 }, { organisation_id: null }, { token_hash: 'another' }, { case_id: 'another' }])
      await expect(
        world.act(async ({ sql }) => sql('confirmations').where({ id: answered }).update(change)),
      ).rejects.toThrow('is answered already');
    await expect(close(leak)).rejects.toThrow('no yes');
  });

  it('stays shut to a token that nobody was given, and to a call that nobody recorded', async () => {
    const forged = await openedOnly(world);
    await round(forged, forged.run, { token_hash: null });
    await expect(close(forged)).rejects.toThrow('a token that nobody was given');

    const claimed = await openedOnly(world);
    await round(claimed, claimed.run, { evidence: 'call', evidence_id: 'no such call', recorded_by: 'aygun' });
    await expect(close(claimed)).rejects.toThrow('a call that nobody has recorded');
  });

  it('takes a call of the operator, and none of the organisation that did the work or has the case now', async () => {
    const call = newId();
    await world.act(async ({ sql }) =>
      sql('calls').insert({
        tenant_id: 'sahil',
        id: call,
        direction: 'out',
        offered_at: world.now,
        answered_at: world.now,
      }),
    );
    const evidence = { evidence: 'call', evidence_id: call };
    const fine = await openedOnly(world);
    await round(fine, fine.run, { ...evidence, recorded_by: 'aygun' });
    expect(await close(fine)).toHaveLength(1);

    const own = await openedOnly(world);
    await round(own, own.run, { ...evidence, recorded_by: 'rauf' });
    await expect(close(own)).rejects.toThrow('somebody of the executing organisation');
    const moved = await openedOnly(world);
    await world.rows(`update cases set organisation_id = 'waterworks' where id = ?`, [moved.id]);
    await round(moved, moved.run, { ...evidence, recorded_by: 'rauf', organisation_id: null });
    await expect(close(moved)).rejects.toThrow('somebody of the executing organisation');
  });

  it('cannot be gone around: no case begins closed, no answer changes, no answer without evidence, no round vanishes', async () => {
    const leak = await openedOnly(world);
    const copy = `insert into cases (tenant_id, id, number, case_type, release_id, channel, language, opened_at, opened_by, status)
      select tenant_id, ?, ?, case_type, release_id, channel, language, opened_at, opened_by, 'closed' from cases where id = ?`;
    await expect(world.rows(copy, [newId(), newId(), leak.id])).rejects.toThrow('a case begins open');

    const id = await round(leak, leak.run, { answer: 'no' });
    await expect(world.rows(`update confirmations set answer = 'yes' where id = ?`, [id])).rejects.toThrow(
      'answered already',
    );
    await expect(world.rows('delete from confirmations where id = ?', [id])).rejects.toThrow('permission denied');
    await expect(round(leak, leak.run, { round: 2, evidence_id: null })).rejects.toThrow('violates check constraint');
    await expect(world.rows('alter table cases disable trigger gate')).rejects.toThrow('must be owner');
    await expect(world.rows('set session_replication_role = replica')).rejects.toThrow('permission denied');
  });
});

describe('the other endings', () => {
  it('are those of the release, and the release cannot be changed to allow another', async () => {
    const leak = await openedOnly(world);
    expect(await close(leak, 'unconfirmed')).toEqual([{ status: 'unconfirmed' }]);
    const other = await openedOnly(world);
    await expect(close(other, 'forgotten')).rejects.toThrow('does not allow the ending forgotten');
    const more = `update release set settings = jsonb_set(settings, '{endings}', '["closed", "forgotten"]')`;
    await expect(world.rows(more)).rejects.toThrow('is immutable');
  });

  it('leave a history that nobody rewrites', async () => {
    const leak = await openedOnly(world);
    await expect(world.rows('update case_events set actor = ? where case_id = ?', ['nobody', leak.id])).rejects.toThrow(
      /permission denied|append-only/,
    );
    await expect(world.rows('delete from case_events where case_id = ?', [leak.id])).rejects.toThrow(
      /permission denied|append-only/,
    );
  });
});
