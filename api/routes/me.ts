import type { Routes } from '../app.ts';
import { ref } from '../schemas/common.ts';
import { Me, MeChange, Setup, SetupInput } from '../schemas/me.ts';
import { later } from './later.ts';

const tags = ['me'];

export const meRoutes: Routes = (app) => {
  app.get(
    '/api/v1/me',
    {
      config: { access: 'signed-in' },
      schema: {
        operationId: 'getMe',
        summary: 'Who is signed in, and where one may do what',
        tags,
        response: { 200: ref(Me) },
      },
    },
    later,
  );
  app.patch(
    '/api/v1/me',
    {
      config: { access: 'signed-in' },
      schema: {
        operationId: 'changeMe',
        summary: "Change one's language",
        tags,
        body: MeChange,
        response: { 200: ref(Me) },
      },
    },
    later,
  );
  app.get(
    '/api/v1/setup',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getSetup',
        summary: 'Does this installation wait for its first administrator?',
        tags,
        response: { 200: ref(Setup) },
      },
    },
    later,
  );
  app.post(
    '/api/v1/setup',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'setUp',
        summary: 'Make the first tenant and its administrator',
        tags,
        body: SetupInput,
        response: { 201: ref(Setup) },
      },
    },
    later,
  );
};
