import { startsOf } from '../../../engine/embedded/memory/definitions.ts';
import { type MemoryEngine, memoryEngine } from '../../../engine/embedded/memory/engine.ts';
import type { Driver, Files } from './driver.ts';
import { type Backend, EmbeddedHost } from './embedded-host.ts';

export function backendOf(engine: MemoryEngine): Backend {
  return {
    deploy: (resources) => engine.deploy(resources),
    start: async (process, variables) => engine.start(process, variables),
    latest: async (process) => engine.definitions.latest(process)?.key,
    command: async (instance, command) => engine.command(instance, command),
    publish: async (message) => engine.publish(message),
    broadcast: async (name, variables) => engine.broadcast(name, variables),
    lock: async (type, options) =>
      engine.lock(type, options).map((job) => ({ ...job, sees: engine.variablesOf(job.elementInstance) })),
    now: async () => engine.now,
    advance: async (milliseconds) => engine.advance(milliseconds),
    hear: (hear) => engine.hear(hear),
    startTimers: () => [...engine.startTimers.values()],
    startMessages: () =>
      [...engine.definitions.newest()].flatMap(({ model }) =>
        startsOf(model, 'message').map((start) => start.message!.name.text),
      ),
  };
}

/** JSON and back, and frozen: what a step may lean on when the state comes from a database, and may not touch. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

function throwAwayState(engine: MemoryEngine): void {
  engine.hear((key) => {
    const alive = engine.instances.get(key);
    if (alive) alive.instance = freeze(JSON.parse(JSON.stringify(alive.instance)));
  });
}

/**
 * The embedded engine in memory, on a clock that begins at the real time (so that cases may name dates of the future). `frozen`: between
 * any two steps the state goes through JSON and is frozen.
 */
export const memoryDriver = ({ frozen = false } = {}): Driver => ({
  name: frozen ? 'memory, its state thrown away between any two steps' : 'memory',
  version: async () => '8.8.0',
  async load(files: Files) {
    const engine = memoryEngine(Date.now());
    if (frozen) throwAwayState(engine);
    const host = new EmbeddedHost(backendOf(engine));
    await host.deploy(files);
    return host;
  },
  close: async () => undefined,
  abilities: new Set(),
  wordsOfZeebe: false,
});
