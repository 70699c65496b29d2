/**
 * node bench/run.mjs engine-memory [rounds]: whole lifecycles a second through the core of the embedded engine, in memory, on one core.
 * The lifecycle is case.bpmn: message start, two jobs, a user task with two boundary timers, a gateway, a job, an event-based gateway, a
 * message, and an event sub-process standing by. Messages are correlated by key, with time to live and the uniqueness of starts. "long"
 * adds a fired timer with its job, a denial and the way back.
 */
import { readFileSync } from 'node:fs';
import { type MemoryEngine, memoryEngine } from '../engine/embedded/memory/engine.ts';

const xml = readFileSync(new URL('../bench/case.bpmn', import.meta.url), 'utf8');
const files = [
  { name: 'case.bpmn', content: xml },
  { name: 'resolve.form', content: JSON.stringify({ id: 'resolve-form' }) },
];
const rounds = Number(process.argv[2] ?? 20_000);
const start = Date.UTC(2026, 0, 1);

/** Answers the waiting job of each type in turn, as a worker that polls would find it. */
function worker(engine: MemoryEngine) {
  return (type: string, variables = {}): void => {
    const job = [...engine.tables.jobs.values()].find((each) => each.type === type);
    if (!job) throw new Error(`expected a job ${type} but there is none`);
    engine.complete(job.key, variables);
  };
}

function lifecycle(engine: MemoryEngine, n: number, long: boolean): void {
  const complete = worker(engine);
  const correlationKey = `case-${n}`;
  const variables = { caseId: correlationKey, description: 'no water since the morning', slaDuration: 'P10D' };
  engine.publish({ name: 'case-created', correlationKey, id: correlationKey, ttl: 60_000, variables });
  complete('classify', { category: 'water', score: 0.87 });
  complete('assign', { assignment: { group: 'water-utility' } });
  if (long) {
    engine.advance(72 * 3_600_000);
    complete('warn');
  }
  complete('io.camunda.zeebe:userTask', { outcome: 'resolved' });
  complete('notify', { notifiedAt: '2026-01-01T00:00:00Z' });
  if (long) {
    engine.publish({ name: 'citizen-confirmed', correlationKey, ttl: 0, variables: { confirmed: false } });
    complete('io.camunda.zeebe:userTask', { outcome: 'resolved' });
    complete('notify');
  }
  engine.publish({ name: 'citizen-confirmed', correlationKey, ttl: 60_000, variables: { confirmed: true } });
}

async function measure(name: string, long: boolean): Promise<void> {
  const engine = memoryEngine(start);
  await engine.deploy(files);
  for (let n = 0; n < 2000; n++) lifecycle(engine, -n - 1, long);
  const began = performance.now();
  const before = process.cpuUsage();
  for (let n = 0; n < rounds; n++) lifecycle(engine, n, long);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  if (engine.instances.size) throw new Error(`expected every instance to end but ${engine.instances.size} live`);
  const figures = `${Math.round(rounds / seconds)} lifecycles a second, ${Math.round(rounds / cpu)} a second of CPU`;
  console.log(`${name}: ${figures} (${rounds} in ${seconds.toFixed(1)} s)`);
}

async function size(): Promise<void> {
  const engine = memoryEngine(start);
  await engine.deploy(files);
  const complete = worker(engine);
  const variables = { caseId: 'case-1', description: 'no water since the morning', slaDuration: 'P10D' };
  engine.publish({ name: 'case-created', correlationKey: 'case-1', variables });
  complete('classify', { category: 'water', score: 0.87 });
  complete('assign', { assignment: { group: 'water-utility' } });
  for (const { instance } of engine.instances.values())
    console.log(`state at the user task: ${JSON.stringify(instance).length} bytes of JSON`);
}

await measure('happy', false);
await measure('long', true);
await size();
