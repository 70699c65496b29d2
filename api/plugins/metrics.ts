import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';
import { healthOf } from '../service/health.ts';
import { sharedSoFar } from '../together.ts';

declare module 'fastify' {
  interface FastifyInstance {
    metrics: () => Promise<string>;
  }
}

/** Figures for Prometheus: requests by route, and what engine and relay say of themselves when asked. */
export function measure(app: App, deps: ApiDeps): void {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'sakin_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge('sakin_up', 'Was it heard lately, in whatever process: engine, relay, database', ['service']);
  const contact = gauge('sakin_last_contact_timestamp_seconds', 'When it was last heard', ['service']);
  const workerUp = gauge('sakin_worker_up', 'Does a process that was heard lately carry out these jobs', ['type']);
  const ready = gauge('sakin_jobs_ready', 'Jobs that wait for their worker', ['type']);
  const oldest = gauge('sakin_jobs_oldest_seconds', 'Age of the oldest waiting job', ['type']);
  const timers = gauge('sakin_timers_overdue', 'Timers whose instant has passed');
  const oldestTimer = gauge('sakin_timers_oldest_seconds', 'For how long the longest overdue timer has been due');
  const incidents = gauge('sakin_incidents', 'Steps that wait for a person to mend them');
  const held = gauge('sakin_held_back', 'What could not be moved because of a fault and is tried again');
  const outbox = gauge('sakin_outbox_queued', 'What waits to leave');
  const oldestOut = gauge('sakin_outbox_oldest_seconds', 'Age of the oldest that is due to leave');
  const failed = gauge('sakin_outbox_failed', 'What could not be sent and waits for a person');

  const groups = new Counter({
    name: 'sakin_groups_total',
    help: 'Transactions of this process that several share: cases that are moved, requests that come at once; kept, or fallen apart',
    labelNames: ['of', 'end'],
    registers,
  });

  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  app.decorate('metrics', async () => {
    const { database, engine, relay } = await healthOf(deps);
    for (const each of [contact, workerUp, ready, oldest]) each.reset();
    up.set({ service: 'database' }, Number(database.ok));
    for (const [service, { ok, lastContact }] of Object.entries({ engine, relay })) {
      up.set({ service }, Number(ok));
      if (lastContact) contact.set({ service }, Date.parse(lastContact) / 1000);
    }
    for (const [type, worker] of Object.entries(engine.workers)) {
      workerUp.set({ type }, Number(worker.ok));
      ready.set({ type }, worker.ready);
      oldest.set({ type }, worker.oldestMs / 1000);
    }
    timers.set(engine.timers.overdue);
    oldestTimer.set(engine.timers.oldestMs / 1000);
    incidents.set(engine.incidents);
    held.set(engine.heldBack);
    groups.reset();
    for (const [of, many] of Object.entries({ cases: deps.engine.groups?.(), requests: sharedSoFar(deps.database) }))
      for (const [end, count] of Object.entries(many ?? {})) groups.inc({ of, end }, count);
    outbox.set(relay.queued);
    oldestOut.set(relay.oldestMs / 1000);
    failed.set(relay.failed);
    return registry.metrics();
  });
}
