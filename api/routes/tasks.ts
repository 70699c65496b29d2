import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { hears, pageOf, ref, TenantParams } from '../schemas/common.ts';
import { Task, TaskAnswers, TaskItem, TaskQuery, TaskResult } from '../schemas/task.ts';
import { later } from './later.ts';

const tags = ['tasks'];
const TaskParams = Type.Composite([TenantParams, hears({ taskId: Type.String({ maxLength: 200 }) })]);

export const taskRoutes: Routes = (app) => {
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
  );
};
