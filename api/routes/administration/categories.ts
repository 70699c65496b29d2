import { Type } from '@sinclair/typebox';
import { contentStore } from '../../../store/content.store.ts';
import { changing, reading } from '../../administration/administer.ts';
import { addCategory, changeCategory, presentCategories } from '../../administration/categories.ts';
import { trySentence } from '../../administration/try-words.ts';
import type { Routes } from '../../app.ts';
import { found } from '../../errors/api-error.ts';
import {
  AdministeredCategory,
  CategoryChange,
  CategoryInput,
  SentenceInput,
  SentenceTried,
} from '../../schemas/administration/categories.ts';
import { RegisterQuery } from '../../schemas/administration/shared.ts';
import { hears, Id, pageOf, ref, TenantParams } from '../../schemas/common.ts';
import { base, read, tags, write } from './shared.ts';

const CategoryParams = Type.Composite([TenantParams, hears({ categoryId: Id })]);

export const categoryRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/categories`,
    {
      config: read,
      schema: {
        operationId: 'listAdministeredCategories',
        summary: 'What requests are about, with the term that new cases get',
        tags,
        params: TenantParams,
        querystring: RegisterQuery,
        response: { 200: pageOf(ref(AdministeredCategory)) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const { q, limit = 50, ...filter } = request.query;
        const page = await contentStore(unit, who.tenant).categories({ ...filter, words: q, limit });
        return { ...page, items: await presentCategories(unit, who.tenant, page.items) };
      }),
  );
  app.post(
    `${base}/categories`,
    {
      config: write,
      schema: {
        operationId: 'addCategory',
        summary: 'Add a category',
        tags,
        params: TenantParams,
        body: CategoryInput,
        response: { 201: ref(AdministeredCategory) },
      },
    },
    async (request, reply) => {
      const added = await changing(deps, request, async (change) => {
        await addCategory(change, request.body);
        const row = found(await contentStore(change.unit, change.tenant).category(request.body.id));
        return (await presentCategories(change.unit, change.tenant, [row]))[0]!;
      });
      return reply.code(201).send(added);
    },
  );
  app.post(
    `${base}/categories/try`,
    {
      config: write,
      schema: {
        operationId: 'trySentence',
        summary: 'What a sentence would be taken for, with which words; changes nothing',
        tags,
        params: TenantParams,
        body: SentenceInput,
        response: { 200: ref(SentenceTried) },
      },
    },
    (request) => reading(deps, request, (unit, who) => trySentence(deps, unit, who.tenant, request.body)),
  );
  app.patch(
    `${base}/categories/:categoryId`,
    {
      config: write,
      schema: {
        operationId: 'changeCategory',
        summary: 'Rename, move or deactivate a category',
        tags,
        params: CategoryParams,
        body: CategoryChange,
        response: { 200: ref(AdministeredCategory) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const store = contentStore(change.unit, change.tenant);
        const { categoryId } = request.params;
        await changeCategory(change, found(await store.category(categoryId)), request.body);
        const row = found(await store.category(categoryId));
        return (await presentCategories(change.unit, change.tenant, [row]))[0]!;
      }),
  );
};
