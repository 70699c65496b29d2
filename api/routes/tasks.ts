import { Type } from '@sinclair/typebox';
import { taskStore } from '../../store/task.store.ts';
import { listTasks } from '../../store/task-list.read-model.ts';
import { releaseFor } from '../../store/task-release.store.ts';
import type { Routes } from '../app.ts';
import { ApiError } from '../errors/api-error.ts';
import { demand, Task as TaskKind } from '../policies/index.ts';
import { whoAsks, within } from '../request.ts';
import { hears, pageOf, ref, TenantParams } from '../schemas/common.ts';
import { Task, TaskAnswers, TaskItem, TaskQuery, TaskResult } from '../schemas/task.ts';
import { completeTask } from '../tasks/complete-task.ts';
import { loadTask, taskSubject } from '../tasks/load-task.ts';
import { presentTask, presentTasks, taskForm } from '../tasks/present-task.ts';

const tags = ['tasks'];
const TaskParams = Type.Composite([TenantParams, hears({ taskId: Type.String({ maxLength: 200 }) })]);

export const taskRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/tasks',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listTasks',
        summary: 'List tasks: emergencies first, then by deadline',
        tags,
        params: TenantParams,
        querystring: TaskQuery,
        response: { 200: pageOf(ref(TaskItem)) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const { scope = 'all', limit = 50, ...filter } = request.query;
        const mine = { groups: who.groups, person: who.person };
        const page = await listTasks(unit, who.tenant, {
          ...filter,
          limit,
          now: deps.clock.now(who.tenant),
          ...(scope === 'mine' ? { assignee: who.person } : scope === 'groups' ? { free: mine } : { any: mine }),
        });
        return { ...page, items: await presentTasks(unit, who, page.items) };
      }),
  );
  app.get(
    '/api/v1/:tenant/tasks/:taskId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getTask',
        summary: 'Read a task with its form, texts and case',
        tags,
        params: TaskParams,
        response: { 200: ref(Task) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const row = await loadTask(unit, who, request.params.taskId);
        return presentTask(unit, deps.clock, who, row, whoAsks(request).language);
      }),
  );
  app.post(
    '/api/v1/:tenant/tasks/:taskId/claim',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'claimTask',
        summary: 'Take a task',
        tags,
        params: TaskParams,
        response: { 200: ref(TaskResult) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const row = await loadTask(unit, who, request.params.taskId);
        demand(who, 'claim', TaskKind, taskSubject(row));
        if (row.assignee === who.person) return { state: row.state };
        const taken = await taskStore(unit, who.tenant, row.engine).claim(
          row.key,
          who.person,
          deps.clock.now(who.tenant),
        );
        if (!taken) throw new ApiError('task-claimed');
        return { state: row.state };
      }),
  );
  app.post(
    '/api/v1/:tenant/tasks/:taskId/release',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'releaseTask',
        summary: 'Give a task back to its group',
        tags,
        params: TaskParams,
        response: { 200: ref(TaskResult) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const row = await loadTask(unit, who, request.params.taskId);
        demand(who, 'release', TaskKind, taskSubject(row));
        const at = deps.clock.now(who.tenant);
        const given =
          row.assignee === who.person
            ? await taskStore(unit, who.tenant, row.engine).release(row.key, who.person, at)
            : await releaseFor(unit, who.tenant, row, who.person, at);
        if (!given) throw new ApiError('task-not-open');
        return { state: row.state };
      }),
  );
  app.post(
    '/api/v1/:tenant/tasks/:taskId/complete',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'completeTask',
        summary: 'Complete a task with the answers of its form',
        tags,
        params: TaskParams,
        body: TaskAnswers,
        response: { 200: ref(TaskResult) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const row = await loadTask(unit, who, request.params.taskId);
        demand(who, 'complete', TaskKind, taskSubject(row));
        const { form, data } = await taskForm(unit, who.tenant, row, whoAsks(request).language);
        const { answers } = request.body;
        const state = await completeTask(unit, deps, {
          tenant: who.tenant,
          task: row,
          person: who.person,
          answers,
          form,
          data,
        });
        return { state };
      }),
  );
};
