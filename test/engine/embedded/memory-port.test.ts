import { MemoryPort } from '../../../engine/embedded/memory/port.ts';
import type { Intents, Job, JobResult, Listener, Origin, Variables } from '../../../engine/port.ts';
import { B, catchEvent, en, F, msg, onMessage, onTimer, P, S, st, U, UJ, wrap } from '../contract/bpmn-kit.mjs';

type Handler = (job: Job, intents: Intents) => JobResult | Promise<JobResult>;
const done = (variables: Variables = {}): JobResult => ({ kind: 'done', variables });
const start = '2026-01-01T00:00:00.000Z';

/** A town in memory: its workers by job type, and all that the engine tells. */
async function town(body: string, workers: { [type: string]: Handler }) {
  const port = new MemoryPort<null>(start);
  const told: string[] = [];
  const listener: Listener<null> = {
    taskOpened: async (_, { element, candidateGroups, at }) =>
      void told.push(`${at} open ${element} ${candidateGroups}`),
    taskWithdrawn: async (_, { at }) => void told.push(`${at} withdrawn`),
    incidentRaised: async (_, { kind, message }) => void told.push(`incident ${kind}: ${message}`),
    incidentResolved: async () => void told.push('resolved'),
    taskChanged: async (_, { assignee }) => void told.push(`changed ${assignee ?? 'nobody'}`),
    taskCompleted: async () => void told.push('completed after all'),
    taskDenied: async (_, { reason }) => void told.push(`denied: ${reason}`),
    runEnded: async (_, { run, how, at }) => void told.push(`${at} ${run} ${how}`),
  };
  await port.work(listener, {
    types: () => Object.keys(workers),
    execute: async (tx, job) => workers[job.type]!(job, port.intents(tx)),
  });
  const origin: Origin = { tenant: 'baku', release: 'r1', run: 'run-1', at: start };
  const [definition] = await port.deploy(null, origin, [{ name: 'baku/r1/case.bpmn', content: wrap(body) }]);
  const begin = (variables: Variables = {}) =>
    port.intents(null).start(origin, { definition: definition!.key, variables });
  return { port, told, origin, begin };
}

const withTask = P(
  'p',
  `${st}${S('a')}${UJ('u', '<zeebe:assignmentDefinition candidateGroups="department:water"/>')}${B('b', 'u', onTimer('PT2H'))}${S('late')}${en}<endEvent id="e2"/>${F('s|a', 'a|u', 'u|e', 'b|late', 'late|e2')}`,
);

test('jobs run until nothing is runnable; a person completes the task; the run ends', async () => {
  const { port, told, origin, begin } = await town(withTask, { a: () => done(), late: () => done() });
  await begin();
  expect(await port.settle(null)).toBe(1);
  expect(told).toEqual([`${start} open u department:water`]);

  const [task] = [...port.engine.tables.jobs.keys()];
  await port.intents(null).completeTask(origin, { task: task!, variables: {} });

  expect(told.at(-1)).toBe(`${start} run-1 completed`);
});

test('time goes from one due instant to the next, and no further', async () => {
  const { port, told, begin } = await town(withTask, { a: () => done(), late: (job) => done({ at: job.at }) });
  await begin();

  await port.passUntil(null, '2026-01-01T01:00:00.000Z');
  expect(told.length).toBe(1);
  await port.passUntil(null, '2026-01-02T00:00:00.000Z');

  expect(told.slice(1)).toEqual(['2026-01-01T02:00:00.000Z withdrawn', '2026-01-01T02:00:00.000Z run-1 completed']);
  expect(port.now).toBe('2026-01-02T00:00:00.000Z');
});

test('what a handler intends takes effect after its job is completed', async () => {
  const order: string[] = [];
  const wait =
    msg('M', 'go', '=runId') +
    P('p', `${st}${S('a')}${catchEvent('c', onMessage())}${S('z')}${en}${F('s|a', 'a|c', 'c|z', 'z|e')}`);
  const { port, told, origin, begin } = await town(wait, {
    a: async (_, intents) => {
      await intents.publish(origin, {
        name: 'go',
        correlationKey: 'run-1',
        id: 'm1',
        ttl: 0,
        variables: { woken: true },
      });
      order.push('a');
      return done();
    },
    z: (job) => {
      order.push(`z ${String(job.variables.woken)}`);
      return done();
    },
  });
  await begin({ runId: 'run-1' });

  await port.settle(null);

  expect(order).toEqual(['a', 'z true']);
  expect(told).toEqual([`${start} run-1 completed`]);
});

test('a worker that fails is tried again after its back-off, then it is an incident that a person mends', async () => {
  let tries = 0;
  const flaky: Handler = ({ retries }) =>
    ++tries > 3 ? done() : { kind: 'failed', message: `try ${tries}`, retries: retries - 1, backOffMs: 60_000 };
  const { port, told, origin, begin } = await town(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`), { a: flaky });
  await begin();

  await port.passUntil(null, '2026-01-01T01:00:00.000Z');
  expect([tries, told]).toEqual([3, ['incident job-no-retries: try 3']]);

  const [incident] = [...port.engine.tables.incidents.keys()];
  await port.intents(null).resolveIncident(origin, { incident: incident!, retries: 1 });
  await port.settle(null);

  expect(told.slice(1)).toEqual(['resolved', '2026-01-01T01:00:00.000Z run-1 completed']);
});

test('a business error nobody drew is an incident, and cancelling the run ends it', async () => {
  const { port, told, origin, begin } = await town(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`), {
    a: () => ({ kind: 'error', code: 'NO_DEPARTMENT', message: 'nobody' }),
  });
  await begin();
  await port.settle(null);
  expect(told[0]).toContain(
    "incident unhandled-error: Expected to throw an error event with the code 'NO_DEPARTMENT' with message 'nobody'",
  );

  await port.intents(null).cancel(origin);

  expect(told.slice(1)).toEqual(['resolved', `${start} run-1 cancelled`]);
});

test('a completion is only accepted while listeners of the task are asked, and denied or told of after', async () => {
  const listener = (event: string) => `<zeebe:taskListener eventType="${event}" type="${event}"/>`;
  const task = U('u', `<zeebe:taskListeners>${listener('assigning')}${listener('completing')}</zeebe:taskListeners>`);
  const { port, told, origin, begin } = await town(P('p', `${st}${task}${en}${F('s|u', 'u|e')}`), {
    assigning: () => ({ kind: 'done', variables: {}, verdict: { corrections: { assignee: 'deputy' } } }),
    completing: ({ variables }) =>
      variables.sure ? done() : { kind: 'done', variables: {}, verdict: { denied: { reason: 'not sure' } } },
  });
  await begin();
  const [key] = [...port.engine.tables.jobs.keys()];
  const complete = (variables: Variables) => port.intents(null).completeTask(origin, { task: key!, variables });

  await port.intents(null).assignTask!(origin, { task: key!, assignee: 'head' });
  await port.settle(null);
  expect(told.slice(1)).toEqual(['changed deputy']);

  expect(await complete({ sure: false })).toBe('accepted');
  await port.settle(null);
  expect(told.slice(2)).toEqual(['denied: not sure']);

  expect(await complete({ sure: true })).toBe('accepted');
  await port.settle(null);
  expect(told.slice(3)).toEqual(['completed after all', `${start} run-1 completed`]);
});

test('a worker leads an ad-hoc sub-process', async () => {
  const adHoc = `<adHocSubProcess id="ah"><extensionElements><zeebe:taskDefinition type="lead"/></extensionElements>${S('a')}${S('b')}</adHocSubProcess>`;
  const order: string[] = [];
  const next = ['a', 'b'];
  const { port, told, begin } = await town(P('p', `${st}${adHoc}${en}${F('s|ah', 'ah|e')}`), {
    lead: () => {
      const element = next.shift();
      order.push('lead');
      const lead = element === undefined ? { enough: true } : { activate: [{ element, variables: { by: 'lead' } }] };
      return { kind: 'done', variables: {}, lead };
    },
    a: ({ variables }) => {
      order.push(`a by ${variables.by}`);
      return done();
    },
    b: () => {
      order.push('b');
      return done();
    },
  });
  await begin();
  await port.settle(null);

  expect([order, told]).toEqual([['lead', 'a by lead', 'lead', 'b', 'lead'], [`${start} run-1 completed`]]);
});
