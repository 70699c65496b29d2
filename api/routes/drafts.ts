import { Type } from '@sinclair/typebox';
import { draftStore } from '../../store/draft.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Routes } from '../app.ts';
import { type Author, beginDraft, demandDraft, followRelease, writeFile } from '../drafts/change-draft.ts';
import { fileIn, filesOf, readDraft, type WholeDraft } from '../drafts/read-draft.ts';
import { releaseDraft } from '../drafts/release-draft.ts';
import { demand, type Member, Releases } from '../policies/index.ts';
import { checkRelease } from '../releases/check-release.ts';
import { shownFindings } from '../releases/shown-findings.ts';
import { within } from '../request.ts';
import { ref, says, TenantParams } from '../schemas/common.ts';
import {
  Draft,
  DraftFile,
  DraftFileInput,
  DraftFileQuery,
  DraftInput,
  DraftItem,
  DraftParams,
  DraftReleaseInput,
  DraftVersion,
} from '../schemas/draft.ts';
import { Finding, Release, WorkerContract } from '../schemas/release.ts';

const tags = ['drafts'];
const bodyLimit = 32 * 1024 * 1024;

const shown = ({ draft, basedOn, newer, files }: WholeDraft) => ({
  ...draft,
  basedOn,
  newer,
  changes: files.filter((file) => file.state !== 'same').length,
  files: files.map(({ content, ...file }) => file),
});

export const draftRoutes: Routes = (app, deps) => {
  /** Whoever may deploy may draw; `work` gets who changes what, and when. */
  const drawing = <T>(
    request: Parameters<typeof within>[1],
    work: (unit: Unit, author: Author, who: Member) => Promise<T>,
  ): Promise<T> =>
    within(deps, request, async (unit, who) => {
      demand(who, 'deploy', Releases, null);
      const { caseType = '' } = request.params as { caseType?: string };
      return work(unit, { tenant: who.tenant, caseType, actor: who.actor, at: deps.clock.now(who.tenant) }, who);
    });
  const whole = async (unit: Unit, { tenant, caseType }: Author) => shown(await readDraft(unit, tenant, caseType));

  app.get(
    '/api/v1/:tenant/drafts',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listDrafts',
        summary: 'What is about to be released',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(DraftItem)) }) },
      },
    },
    (request) => drawing(request, async (unit, { tenant }) => ({ items: await draftStore(unit, tenant).list() })),
  );
  app.get(
    '/api/v1/:tenant/workers',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listWorkers',
        summary: 'The workers that service tasks may ask, by job type',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(WorkerContract)) }) },
      },
    },
    (request) =>
      drawing(request, async () => ({
        items: [...deps.workers.values()].map(({ type, input, output, raises }) => ({
          type,
          input: [...input],
          output: [...output],
          raises: [...raises],
        })),
      })),
  );
  app.post(
    '/api/v1/:tenant/drafts',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'beginDraft',
        summary: 'Begin the draft of a case type over its newest release',
        tags,
        params: TenantParams,
        body: DraftInput,
        response: { 201: ref(Draft) },
      },
    },
    async (request, reply) => {
      const { caseType, copyOf } = request.body;
      const draft = await drawing(request, async (unit, nobody) => {
        const author = { ...nobody, caseType };
        await beginDraft(unit, author, copyOf);
        return whole(unit, author);
      });
      return reply.code(201).send(draft);
    },
  );
  app.get(
    '/api/v1/:tenant/drafts/:caseType',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getDraft',
        summary: 'A draft: its files and how they stand to the release below',
        tags,
        params: DraftParams,
        response: { 200: ref(Draft) },
      },
    },
    (request) => drawing(request, whole),
  );
  app.delete(
    '/api/v1/:tenant/drafts/:caseType',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'discardDraft',
        summary: 'Discard a draft with all its changes',
        tags,
        params: DraftParams,
        querystring: DraftVersion,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await drawing(request, async (unit, author) => {
        await demandDraft(unit, author, request.query.version);
        await draftStore(unit, author.tenant).discard(author.caseType);
      });
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/v1/:tenant/drafts/:caseType/file',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getDraftFile',
        summary: 'A file of a draft, byte by byte as it was written',
        tags,
        params: DraftParams,
        querystring: DraftFileQuery,
        response: { 200: ref(DraftFile) },
      },
    },
    (request) =>
      drawing(request, async (unit, { tenant, caseType }) => {
        const { name, kind, version, content } = fileIn(await readDraft(unit, tenant, caseType), request.query.name);
        return { name, kind, version, content };
      }),
  );
  app.put(
    '/api/v1/:tenant/drafts/:caseType/file',
    {
      bodyLimit,
      config: { access: 'member' },
      schema: {
        operationId: 'writeDraftFile',
        summary: 'Write a file of a draft, or take it out',
        description: 'Two people never overwrite each other: a change names the version that it is based on.',
        tags,
        params: DraftParams,
        querystring: DraftFileQuery,
        body: DraftFileInput,
        response: { 200: says({ version: Type.Integer({ description: 'of the file, now' }) }) },
      },
    },
    (request) =>
      drawing(request, async (unit, author) => ({
        version: await writeFile(unit, author, { name: request.query.name, ...request.body }),
      })),
  );
  app.get(
    '/api/v1/:tenant/drafts/:caseType/findings',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'checkDraft',
        summary: 'What the rules, the profile, the workers and the engine say to a draft',
        tags,
        params: DraftParams,
        response: { 200: says({ findings: Type.Array(ref(Finding)) }) },
      },
    },
    async (request) => {
      const { tenant, caseType, files } = await drawing(request, async (unit, { tenant, caseType }) => ({
        tenant,
        caseType,
        files: filesOf(await readDraft(unit, tenant, caseType)),
      }));
      return { findings: shownFindings(await checkRelease(deps, tenant, { caseType, files })) };
    },
  );
  app.post(
    '/api/v1/:tenant/drafts/:caseType/follow',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'followRelease',
        summary: 'Lay the changes of a draft over the newest release',
        tags,
        params: DraftParams,
        body: DraftVersion,
        response: { 200: ref(Draft) },
      },
    },
    (request) =>
      drawing(request, async (unit, author) => {
        await followRelease(unit, author, request.body.version);
        return whole(unit, author);
      }),
  );
  app.post(
    '/api/v1/:tenant/drafts/:caseType/release',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'releaseDraft',
        summary: 'Make a release of a draft; refused where the check finds an error',
        tags,
        params: DraftParams,
        body: DraftReleaseInput,
        response: { 201: ref(Release) },
      },
    },
    async (request, reply) => {
      const release = await drawing(request, (unit, author, who) => {
        if (request.body.live) demand(who, 'put in force', Releases, null);
        return releaseDraft(unit, deps, author, request.body);
      });
      return reply.code(201).send(release);
    },
  );
};
