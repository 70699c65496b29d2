import type { PostgresEngine } from '../../engine/embedded/postgres/engine.ts';
import type { Intents, Key, Origin } from '../../engine/port.ts';
import type { ZeebeEngine } from '../../engine/zeebe/host/engine.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ProductEngine } from '../product-engine.ts';

/** Zeebe's keys are numbers, and ours for what we hold back ourselves begin with a word; the embedded engine's are neither. */
const ofZeebe = (key: Key): boolean => /^(\d+|command-\d+)$/.test(key);

/**
 * A Zeebe cluster for what begins, and the embedded engine for what began there, until the last of it has ended: one engine to everybody
 * above. Commands go where their run, task or incident is.
 */
export function sideBySide(zeebe: ZeebeEngine<Unit>, embedded: PostgresEngine<Unit>): ProductEngine {
  const intents = (unit: Unit): Intents => {
    const [there, here] = [zeebe.intents(unit), embedded.intents(unit)];
    const byRun = async (origin: Origin): Promise<Intents> =>
      (await isHere(unit, origin, embedded.id)) ? here : there;
    const byKey = (key: Key): Intents => (ofZeebe(key) ? there : here);
    return {
      start: (origin, command) => byKey(command.definition).start(origin, command),
      publish: async (origin, message) => (await byRun(origin)).publish(origin, message),
      // Our own diagrams have none, and what began on the embedded engine hears those of its own.
      broadcast: (origin, signal) => there.broadcast!(origin, signal),
      modifyInstance: (origin, command) => byKey(command.instance).modifyInstance!(origin, command),
      migrateInstance: (origin, command) => byKey(command.instance).migrateInstance!(origin, command),
      cancel: async (origin) => (await byRun(origin)).cancel(origin),
      completeTask: (origin, command) => byKey(command.task).completeTask(origin, command),
      setVariables: (origin, command) => byKey(command.scope).setVariables(origin, command),
      resolveIncident: (origin, command) => byKey(command.incident).resolveIncident(origin, command),
    };
  };
  return {
    id: zeebe.id,
    beside: embedded.id,
    abilities: zeebe.abilities,
    check: (resources) => zeebe.check(resources),
    deploy: (unit, origin, resources) => zeebe.deploy(unit, origin, resources),
    intents,
    incidents: async (unit, runId) => [
      ...(await embedded.incidents(unit, runId)),
      ...(await zeebe.incidents(unit, runId)),
    ],
    async work() {
      throw new Error('expected each of the two engines to be given work by itself');
    },
    async stop() {
      await Promise.all([zeebe.stop(), embedded.stop()]);
    },
    async health() {
      const [there, here] = await Promise.all([zeebe.health(), embedded.health()]);
      return {
        ...here,
        ...there,
        timersOverdue: here.timersOverdue,
        timersOldestMs: here.timersOldestMs,
        backlog: here.backlog,
        incidents: here.incidents + there.incidents,
      };
    },
    lastContact: () => zeebe.lastContact(),
    way: () => zeebe.way(),
    groups: () => embedded.groups?.() ?? { together: 0, apart: 0 },
  };
}

/** A run that is bound to the embedded engine, or has its instance there and is about to be. */
async function isHere(unit: Unit, { tenant, run: runId }: Origin, embedded: string): Promise<boolean> {
  const text = `select true as here from case_runs where tenant_id = $1 and id = $2 and engine_id = $3
    union all select true from engine_instance where tenant_id = $1 and run_id = $2 limit 1`;
  return (await run<{ here: boolean }>(unit, { text, values: [tenant, runId, embedded] })).length > 0;
}
