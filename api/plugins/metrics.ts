import { Gauge, Histogram, Registry } from 'prom-client';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';

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
  const ready = gauge('sakin_jobs_ready', 'Jobs that wait for their worker', ['type']);
  const oldest = gauge('sakin_jobs_oldest_seconds', 'Age of the oldest waiting job', ['type']);
  const timers = gauge('sakin_timers_overdue', 'Timers whose instant has passed');
  const incidents = gauge('sakin_incidents', 'Steps that wait for a person to mend them');
  const outbox = gauge('sakin_outbox_queued', 'What waits to leave');
  const failed = gauge('sakin_outbox_failed', 'What could not be sent and waits for a person');

  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  app.decorate('metrics', async () => {
    const health = await deps.engine.health();
    ready.reset();
    oldest.reset();
    for (const [type, backlog] of Object.entries(health.backlog)) {
      ready.set({ type }, backlog.ready);
      oldest.set({ type }, backlog.oldestMs / 1000);
    }
    timers.set(health.timersOverdue);
    incidents.set(health.incidents);
    const relay = await deps.relay?.health();
    if (relay) {
      outbox.set(relay.queued);
      failed.set(relay.failed);
    }
    return registry.metrics();
  });
}
