import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { newId } from '../../domain/id.ts';
import type { Job, JobResult } from '../../engine/port.ts';
import { machineWall } from '../../main/clocks.ts';
import { jobExecutor } from '../../main/work/executor.ts';
import { ReleaseLibrary } from '../../main/work/release-library.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { nested, transact, type Unit } from '../../store/unit-of-work.ts';
import { type AnyWorker, BusinessError, defineWorker } from '../../workers/define-worker.ts';
import { openedOnly } from '../support/opened.ts';
import { type OpenCase, World } from '../support/world.ts';

let world: World;
let engineSide: Database;
let leak: OpenCase;
let definition: string;
/** How often the handler has run. */
let handled = 0;
/** What the handler does on its way. */
let then: () => void = () => undefined;

const count = defineWorker({
  type: 'count',
  input: Type.Object({ caseId: Type.String() }),
  output: Type.Object({ handled: Type.Integer() }),
  raises: ['TOO_MANY'],
  trial: 'recompute',
  async handle(_, context) {
    handled += 1;
    context.record('counted', { handled });
    await context.runs.bind();
    then();
    return { handled };
  },
});

beforeAll(async () => {
  world = await World.open({ at: '2026-11-05T06:00:00.000Z' });
  engineSide = openDatabase(world.urls.engine, { max: 2 });
  [{ definition_key: definition }] = await world.rows('select definition_key from release_definition');
});
afterAll(async () => {
  await engineSide.destroy();
  await world.close();
});
beforeEach(async () => {
  handled = 0;
  then = () => undefined;
  leak = await openedOnly(world);
});

const executor = () =>
  jobExecutor({
    engine: world.engine.id,
    workers: new Map([['count', count as AnyWorker]]),
    library: new ReleaseLibrary(),
    wall: machineWall,
    version: 'test',
    intents: (unit) => world.engine.intents(unit),
    link: () => '',
  });

const job = (more: Partial<Job> = {}): Job => ({
  key: `job-${leak.id}`,
  type: 'count',
  element: 'count-it',
  elementInstance: 'element-1',
  instance: 'instance-1',
  definition,
  tenant: 'sahil',
  release: 'release-1',
  run: leak.run,
  variables: { caseId: leak.id },
  headers: {},
  retries: 3,
  at: world.now,
  ...more,
});

/** One delivery, as the engine's host makes it: in a unit of work, and undone when the attempt has failed. */
const deliver = (one: Job, after: (unit: Unit) => Promise<void> = async () => undefined): Promise<JobResult> =>
  transact(engineSide, { tenants: [one.tenant] }, async (unit) => {
    const result = await nested(unit, async (inner) => {
      const done = await executor().execute(inner, one);
      if (done.kind === 'failed') throw Object.assign(new Error(done.message), { done });
      return done;
    }).catch((error: { done?: JobResult }) => {
      if (error.done) return error.done;
      throw error;
    });
    await after(unit);
    return result;
  });

const counted = async () => (await world.facts(leak, 'counted')).length;
const receipts = () => world.rows('select outcome, output from receipts where run_id = ?', [leak.run]);

describe('a receipt', () => {
  it('answers a job that comes again, and the handler never runs twice', async () => {
    expect(await deliver(job())).toEqual({ kind: 'done', variables: { handled: 1 } });
    expect(await deliver(job({ retries: 1 }))).toEqual({ kind: 'done', variables: { handled: 1 } });
    expect([handled, await counted()]).toEqual([1, 1]);
  });

  it('is gone with all that was done when the process dies before the commit; the next delivery does it', async () => {
    const death = async () => {
      throw new Error('power cut');
    };
    await expect(deliver(job(), death)).rejects.toThrow('power cut');
    expect([await counted(), await receipts()]).toEqual([0, []]);

    await deliver(job());
    expect([handled, await counted()]).toEqual([2, 1]);
  });

  it('lets one of two deliveries at the same moment do it, and answers the other', async () => {
    const [one, other] = await Promise.all([deliver(job()), deliver(job())]);
    expect(one).toEqual(other);
    expect([handled, await counted()]).toEqual([1, 1]);
  });

  it('keeps output and the facts that were read', async () => {
    await deliver(job());
    const [row] = await world.rows('select output, facts, worker_version from receipts where run_id = ?', [leak.run]);
    expect(row).toMatchObject({ output: { handled: 1 }, worker_version: 'test' });
  });

  it('stays after a business error, without what the handler had done', async () => {
    then = () => {
      throw new BusinessError('TOO_MANY', 'one is enough');
    };
    const refused = { kind: 'error', code: 'TOO_MANY', message: 'one is enough' };
    expect(await deliver(job())).toEqual(refused);
    expect(await deliver(job())).toEqual(refused);

    expect(handled).toBe(1);
    expect(await counted()).toBe(0);
    expect(await receipts()).toEqual([{ outcome: 'error', output: { code: 'TOO_MANY', message: 'one is enough' } }]);
    expect(await world.rows('select state from case_runs where id = ?', [leak.run])).toEqual([{ state: 'requested' }]);
  });

  it('is not written when the handler fails; the job has one try less', async () => {
    then = () => {
      throw new Error('no paper');
    };
    expect(await deliver(job())).toEqual({ kind: 'failed', message: 'no paper', retries: 2, backOffMs: 1_000 });
    expect(await deliver(job({ retries: 1 }))).toMatchObject({ retries: 0, backOffMs: 25_000 });
    expect([await counted(), await receipts()]).toEqual([0, []]);
  });

  it('treats an error that the worker has not announced as a failure', async () => {
    then = () => {
      throw new BusinessError('UNHEARD_OF', 'what?');
    };
    expect(await deliver(job())).toMatchObject({ kind: 'failed', message: 'what?' });
  });
});

describe('a job that is not what it says', () => {
  const incident = (message: string) => ({ kind: 'failed', retries: 0, message: expect.stringContaining(message) });

  it('is an incident when the receipt is of another run, element or type', async () => {
    await deliver(job());
    const other = await openedOnly(world);
    expect(await deliver(job({ element: 'elsewhere' }))).toMatchObject(incident('at elsewhere'));
    expect(await deliver(job({ run: other.run }))).toMatchObject(incident(`in run ${other.run}`));
    expect(handled).toBe(1);
  });

  it('is an incident when its run is not of the tenant, or its case is not the run’s', async () => {
    expect(await deliver(job({ run: newId() }))).toMatchObject(incident('expected a run'));
    const other = await openedOnly(world);
    expect(await deliver(job({ variables: { caseId: other.id } }))).toMatchObject(incident('expected the case'));
    expect([handled, await receipts()]).toEqual([0, []]);
  });

  it('is an incident when its definition is not of the run’s release', async () => {
    expect(await deliver(job({ definition: 'somebody-elses' }))).toMatchObject(incident('none of the tenant'));
  });

  it('is an incident when its input does not fit the worker', async () => {
    expect(await deliver(job({ variables: { caseId: 7 } }))).toMatchObject(
      incident('input of count: /caseId must be string'),
    );
  });
});
