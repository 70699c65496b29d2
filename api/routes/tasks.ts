import { Type } from '@sinclair/typebox';
import { taskStore } from '../../store/task.store.ts';
import { listTasks, type TaskRow } from '../../store/task-list.read-model.ts';
import { releaseFor } from '../../store/task-release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Routes } from '../app.ts';
import { ApiError } from '../errors/api-error.ts';
import { demand, type Member, Task as TaskKind, Tasks } from '../policies/index.ts';
import { togetherWithin, whoAsks, within } from '../request.ts';
import { hears, pageOf, ref, says, TenantParams } from '../schemas/common.ts';
import { AssignInput, Task, TaskAnswers, TaskItem, TaskQuery, TaskResult } from '../schemas/task.ts';
import { assigneesOf, assignTask } from '../tasks/assignees.ts';
import { callsFrom } from '../tasks/calls-from.ts';
import { completeTask } from '../tasks/complete-task.ts';
import { loadTask, taskSubject, taskToComplete } from '../tasks/load-task.ts';
import { presentTask, presentTasks } from '../tasks/present-task.ts';

const TaskParams = Type.Composite([TenantParams, hears({ taskId: Type.String({ maxLength: 200 }) })]);

/** What all routes of tasks declare alike. */
const options = <const S extends object>(operationId: string, summary: string, schema: S) => ({
  config: { access: 'member' as const },
  schema: { operationId, summary, tags: ['tasks'], ...schema },
});
const scopes = {
  mine: ({ person }: Mine) => ({ assignee: person }),
  groups: (free: Mine) => ({ free }),
  all: (any: Mine) => ({ any }),
  everybody: () => ({}),
};
type Mine = { groups: readonly string[]; person: string };
const toOne = { params: TaskParams, response: { 200: ref(TaskResult) } };

export const taskRoutes: Routes = (app, deps) => {
  type OfTask = Parameters<typeof within>[1] & { params: { tenant: string; taskId: string } };

  /** One task that this member may do this with. */
  const withTask = <T>(request: OfTask, verb: string, work: (unit: Unit, who: Member, row: TaskRow) => Promise<T>) =>
    within(deps, request, async (unit, who) => {
      const row = await loadTask(unit, who, request.params.taskId);
      demand(who, verb, TaskKind, taskSubject(row));
      return work(unit, who, row);
    });

  app.get(
    '/api/v1/:tenant/tasks',
    options(
      'listTasks',
      'List tasks: emergencies first, then by deadline; calls that must wait for calling hours last',
      {
        params: TenantParams,
        querystring: TaskQuery,
        response: { 200: pageOf(ref(TaskItem)) },
      },
    ),
    (request) =>
      within(deps, request, async (unit, who) => {
        const { scope = 'all', limit = 50, ...filter } = request.query;
        if (scope === 'everybody') demand(who, 'list all', Tasks, null);
        const mine = { groups: who.groups, person: who.person };
        const now = deps.clock.now(who.tenant);
        const page = await listTasks(unit, who.tenant, {
          ...filter,
          limit,
          now,
          callsFrom: await callsFrom(unit, who.tenant, now),
          ...scopes[scope](mine),
        });
        return { ...page, items: await presentTasks(unit, who, page.items) };
      }),
  );
  app.get(
    '/api/v1/:tenant/tasks/:taskId',
    options('getTask', 'Read a task with its form, texts and case', {
      params: TaskParams,
      response: { 200: ref(Task) },
    }),
    (request) =>
      withTask(request, 'read', (unit, who, row) => presentTask(unit, deps.clock, who, row, whoAsks(request).language)),
  );
  app.post('/api/v1/:tenant/tasks/:taskId/claim', options('claimTask', 'Take a task', toOne), (request) =>
    withTask(request, 'claim', async (unit, who, row) => {
      if (row.assignee === who.person) return { state: row.state };
      const at = deps.clock.now(who.tenant);
      const taken = await taskStore(unit, who.tenant, row.engine).claim(row.key, who.person, at);
      if (!taken) throw new ApiError('task-claimed');
      return { state: row.state };
    }),
  );
  app.post(
    '/api/v1/:tenant/tasks/:taskId/release',
    options('releaseTask', 'Give a task back to its group', toOne),
    (request) =>
      withTask(request, 'release', async (unit, who, row) => {
        const at = deps.clock.now(who.tenant);
        const given =
          row.assignee === who.person
            ? await taskStore(unit, who.tenant, row.engine).release(row.key, who.person, at)
            : await releaseFor(unit, who.tenant, row, who.person, at);
        if (!given) throw new ApiError('task-not-open');
        return { state: row.state };
      }),
  );
  app.get(
    '/api/v1/:tenant/tasks/:taskId/assignees',
    options('listAssignees', 'Who could be given a task', {
      params: TaskParams,
      response: { 200: says({ items: Type.Array(says({ id: Type.String(), name: Type.String() })) }) },
    }),
    (request) =>
      withTask(request, 'assign', async (unit, who, row) => ({
        items: (await assigneesOf(unit, who.tenant, row)).map(({ id, name }) => ({ id, name })),
      })),
  );
  app.post(
    '/api/v1/:tenant/tasks/:taskId/assign',
    options('assignTask', 'Give a task to somebody, whoever has it now; they are told by mail', {
      ...toOne,
      body: AssignInput,
    }),
    (request) =>
      withTask(request, 'assign', (unit, who, row) =>
        assignTask(unit, deps, who, row, { person: request.body.personId, by: whoAsks(request).name }),
      ),
  );
  app.post(
    '/api/v1/:tenant/tasks/:taskId/complete',
    options('completeTask', 'Complete a task with the answers of its form', { ...toOne, body: TaskAnswers }),
    (request) =>
      togetherWithin(deps, request, 'completing', async (unit, who) => {
        const { tenant, person } = who;
        const task = await taskToComplete(unit, who, request.params.taskId);
        const { language } = whoAsks(request);
        return {
          state: await completeTask(unit, deps, { tenant, task, person, answers: request.body.answers, language }),
        };
      }),
  );
};
