import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Gateway } from '../../../engine/zeebe/gateway/gateway.ts';
import { machineWall } from '../../../main/clocks.ts';
import { freePort } from '../../../main/free-port.ts';
import { type ExporterLab, startExporterLab } from './exporter-lab.ts';
import { protocol } from './gate.ts';
import { onTheLab } from './on-the-lab.ts';
import { RunningProduct } from './running-product.ts';
import { until } from './until.ts';

const token = 'a-token-of-the-exporter';
/** Nobody would have asked for it in so short a time. */
const soonMs = 20_000;

/** npm run prove: the older one too. */
const versions = (process.env.PRODUCT_ON ?? '8.8.0').split(',');

onTheLab(versions, 'the whole product, moved from the embedded engine to Zeebe', (version) => {
  let product: RunningProduct;
  let lab: ExporterLab | undefined;
  let listen: string;
  let gateway: Gateway;
  let toZeebe: { [name: string]: string };
  /** A case that began on the embedded engine. */
  let old: string;
  /** A case whose timer gets no instant: an incident inside the cluster. */
  let stuck: string;

  beforeAll(async () => {
    listen = `127.0.0.1:${await freePort('127.0.0.1')}`;
    lab = await startExporterLab(version, `http://${listen}/`, token);
    product = await RunningProduct.put();
    toZeebe = { ENGINE: 'zeebe', ZEEBE_ADDRESS: `127.0.0.1:${lab.grpc}` };
    gateway = new Gateway({ address: `127.0.0.1:${lab.grpc}`, protocol }, machineWall);
  }, 300_000);
  afterAll(async () => {
    gateway?.close();
    await product?.close();
    await lab?.stop();
  });

  const runOf = async (caseId: string): Promise<{ id: string; engine_id: string; instance_key: string }> =>
    until(async () => {
      const text = 'select id, engine_id, instance_key from case_runs where case_id = ? and engine_id is not null';
      return (await product.rows(text, [caseId]))[0];
    });
  const kindOf = async (caseId: string): Promise<string> => {
    const { engine_id: id } = await runOf(caseId);
    return (await product.rows('select kind from engine where id = ?', [id]))[0].kind;
  };
  const eventsOf = async (caseId: string): Promise<string[]> =>
    (await product.rows('select type from case_events where case_id = ?', [caseId])).map(({ type }) => type);
  const incidents = () => product.get('admin', 'incidents');

  it('begins on the embedded engine', async () => {
    await product.start({ ENGINE: 'embedded' });
    old = await product.call('Rahim');
    await product.taskAt(old, 'work');
    expect(await product.health()).toMatchObject({ ok: true, engine: { way: null, untold: [] } });
    expect(await product.stop()).toBe(0);
    expect(product.said).toContain('Stopped.');
  }, 400_000);

  it('takes new cases to Zeebe and ends the old ones where they began, each from the call to the resident’s yes', async () => {
    await product.start(toZeebe);
    await product.whenZeebeHasAll();
    const fresh = [await product.call('Aynur'), await product.call('Vaqif'), await product.call('Leyla')];
    stuck = fresh[2]!;
    for (const each of fresh) await product.taskAt(each, 'work');
    expect([await kindOf(old), await kindOf(fresh[0]!)]).toEqual(['embedded', 'zeebe']);

    // Both move on side by side.
    for (const each of [old, fresh[0]!]) await product.toTheEnd(each);

    // The run's next job tells that the task is not waited for any more.
    await product.post('aysel', `cases/${fresh[1]}/cancel`, { reasonCode: 'withdrawn-by-resident' });
    await until(async () => (await product.tasks(fresh[1]!, 'withdrawn')).includes('work'));
    await until(async () => (await product.get('aysel', `cases/${fresh[1]}`)).status === 'cancelled');
  }, 400_000);

  it('says without the exporter what it does not know', async () => {
    const run = await runOf(stuck);
    const never = { name: 'deadline-set', correlationKey: run.id, variables: { deadlineId: 'd', nextAt: 'some day' } };
    await gateway.publish({ ...never, id: 'never', ttl: 0 });
    const { engine } = await product.health();
    expect(engine).toMatchObject({
      ok: true,
      untold: ['incidents', 'history', 'withdrawn-tasks'],
      way: { ok: true, trouble: null, sending: { atOnce: expect.any(Number), most: 16 } },
      workers: { classify: { ok: true, lastContact: expect.any(String), inHand: 0, backOff: null } },
    });
    expect(await incidents()).toEqual({ items: [], partial: true });
    expect(await product.stop()).toBe(0);
  }, 200_000);

  it('tells with the exporter what no client can know', async () => {
    await product.start({ ...toZeebe, ZEEBE_EXPORTER_LISTEN: listen, ZEEBE_EXPORTER_TOKEN: token });
    // What the cluster's log still has is told too.
    const { items } = await until(async () => {
      const shown = await incidents();
      return shown.items.length === 1 && !shown.partial && shown;
    });
    expect(items[0]).toMatchObject({ caseId: stuck, kind: 'extract-value' });
    expect((await product.health()).engine.untold).toEqual([]);

    const [whole, ended] = [await product.call('Kamran'), await product.call('Sona')];
    await product.toTheEnd(whole);
    // In the cluster's own tools.
    await product.taskAt(ended, 'work');
    for (const each of [ended, stuck]) await gateway.cancel((await runOf(each)).instance_key);
    for (const each of [ended, stuck]) {
      await until(async () => (await product.tasks(each, 'withdrawn')).includes('work'));
      expect(await eventsOf(each)).toContain('run-broken-off');
    }
    const told = `select extract(epoch from recorded_at - occurred_at) * 1000 as after from case_events where case_id = any(?) and type = 'run-broken-off'`;
    const after = (await product.rows(told, [[ended, stuck]])).map((row) => Number(row.after));
    expect(Math.min(...after)).toBeLessThan(soonMs);
    expect(await incidents()).toEqual({ items: [], partial: false });
  }, 400_000);

  it('takes calls while the cluster is dead, and shows it as dead', async () => {
    await lab!.stop();
    lab = undefined;
    const { engine } = await until(async () => {
      const health = await product.health();
      return health.engine.workers.classify.backOff && health;
    });
    expect(engine).toMatchObject({
      way: { ok: false, trouble: { code: 'UNAVAILABLE', since: expect.any(String) } },
      workers: { classify: { ok: false, backOff: { code: 'UNAVAILABLE', failures: expect.any(Number) } } },
    });
    await product.call('Elnur');
    expect((await product.health()).engine.way.commands).toBe(1);
    expect(await product.stop()).toBe(0);
  }, 400_000);
});
