import { setTimeout as pause } from 'node:timers/promises';
import { instantOf, millisecondsOf, plusMilliseconds } from '../../../domain/instant.ts';
import type { ZeebeEngineOptions } from '../../../engine/zeebe/host/engine.ts';
import { type ZeebeEngine, zeebeEngine } from '../../../engine/zeebe/host/engine.ts';
import { machineWall } from '../../../main/clocks.ts';
import { productListener } from '../../../main/work/listener.ts';
import { reserveCases } from '../../../main/work/reserve-cases.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import type { StandEngine, StandNeed } from '../../support/stand.ts';
import type { Lab } from '../../support/zeebe-lab/lab.ts';
import { protocol } from './gate.ts';
import { LabView } from './lab-view.ts';

/**
 * So far the clocks move when something waits for the next moment: the end of a job's back-off, the engine's look for timers of this very
 * instant, which it puts off by a tenth of a second. Never back: the engine would not look before it is there again.
 */
const momentMs = 250;

/** The product's engine on a lab, whose clock follows the tenant's. */
export interface ZeebeStand extends StandEngine {
  engine: ZeebeEngine<Unit>;
  view: LabView;
}

/** Takes an emptied lab as the product's engine. */
export async function standOn(
  lab: Lab,
  { database, clock, tenant, trouble }: StandNeed,
  more: Partial<ZeebeEngineOptions<Unit>> = {},
): Promise<ZeebeStand> {
  const view = new LabView(lab);
  await view.reset(clock.now(tenant));
  const follow = () => view.moveTo(clock.now(tenant));
  const tick = async () => {
    clock.moveTo(tenant, plusMilliseconds(clock.now(tenant), momentMs));
    await follow();
  };
  const engine = await zeebeEngine<Unit>({
    gateway: { address: `127.0.0.1:${lab.grpc}`, protocol },
    database,
    transact,
    clock,
    wall: machineWall,
    dice: () => 0,
    check: async () => [],
    listener: productListener,
    reserve: reserveCases,
    trouble,
    // The lab does not hold requests open, and is never idle while it is asked.
    seldomMs: 20_000,
    ...more,
  });

  /** Nothing on its way, every job one that waits for a person, no timer due. */
  async function settled(): Promise<boolean> {
    if (!(await engine.quiet())) return false;
    const { rows } = await database.raw(
      'select key from zeebe_task where not completing union all select job_key from zeebe_incident',
    );
    const waiting = new Set(rows.map((row: { key: string }) => row.key));
    const now = millisecondsOf(clock.now(tenant));
    const jobs = [...view.fold.alive('JOB').keys()];
    const timers = [...view.fold.alive('TIMER').values()];
    const handedOut = jobs.every((key) => waiting.has(key));
    if (!handedOut) engine.look();
    return handedOut && timers.every(({ dueDate }) => Number(dueDate) > now) && (await engine.quiet());
  }

  const isOf = (run: string, instance: string) => view.fold.variables.get(instance)?.get('runId') === run;

  async function unrest(): Promise<string> {
    const { rows } = await database.raw('select kind, content, attempts, last_error from zeebe_command');
    const jobs = [...view.fold.alive('JOB').values()].map(({ type, key, retries }) => ({ type, key, retries }));
    const timers = [...view.fold.alive('TIMER').values()].map(({ targetElementId, dueDate }) => ({
      targetElementId,
      due: instantOf(Number(dueDate)),
    }));
    const clocks = { tenant: clock.now(tenant), lab: instantOf(await view.now()) };
    const left = { commands: rows, jobs, timers, clocks, quiet: await engine.quiet(), health: await engine.health() };
    return JSON.stringify(left, null, 1);
  }

  return {
    ...engine,
    engine,
    view,
    async runUntilIdle() {
      await follow();
      let looks = 0;
      for (const end = Date.now() + 60_000; ; ) {
        if (Date.now() > end) throw new Error(`expected everything to come to rest but there is ${await unrest()}`);
        await view.look({ idle: false });
        if (await settled()) {
          const before = view.happened;
          await view.look();
          if (view.happened === before && (await settled())) return;
        }
        if (++looks % 20 === 0 && (await engine.quiet())) await tick();
        await pause(5);
      }
    },
    async nextTimerAt() {
      const due = (await view.alive('TIMER')).map(({ dueDate }) => Number(dueDate));
      return due.length > 0 ? instantOf(Math.min(...due)) : undefined;
    },
    async left(run) {
      return (await view.instances()).filter(({ key }) => isOf(run, key)).length;
    },
    async timers(run) {
      const timers = (await view.alive('TIMER')).filter(({ processInstanceKey }) => isOf(run, processInstanceKey));
      return timers.map(({ dueDate }) => instantOf(Number(dueDate))).sort();
    },
  };
}
