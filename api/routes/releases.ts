import { Type } from '@sinclair/typebox';
import type { Instant } from '../../domain/instant.ts';
import { releaseStore } from '../../store/release.store.ts';
import type { Routes } from '../app.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { demand, Releases } from '../policies/index.ts';
import { checkRelease } from '../releases/check-release.ts';
import { deployRelease } from '../releases/deploy-release.ts';
import { shownFindings } from '../releases/shown-findings.ts';
import { memberIn, within } from '../request.ts';
import { hears, Id, ref, says, TenantParams } from '../schemas/common.ts';
import { Finding, Release, ReleaseFile, ReleaseInput } from '../schemas/release.ts';

const tags = ['releases'];
const ReleaseParams = Type.Composite([TenantParams, hears({ releaseId: Id })]);
const bodyLimit = 32 * 1024 * 1024;

type Store = ReturnType<typeof releaseStore>;
type Known = NonNullable<Awaited<ReturnType<Store['byId']>>>;

export const releaseRoutes: Routes = (app, deps) => {
  /** Changes the state of a release that is in one of these; answers it as it is then. */
  const change = (
    request: Parameters<typeof within>[1],
    id: string,
    from: readonly Known['state'][],
    act: (store: Store, release: Known, at: Instant) => Promise<unknown>,
  ) =>
    within(deps, request, async (unit, who) => {
      demand(who, 'put in force', Releases, null);
      const store = releaseStore(unit, who.tenant);
      const release = found(await store.byId(id));
      if (!from.includes(release.state)) throw new ApiError('release-state');
      await act(store, release, deps.clock.now(who.tenant));
      return (await store.byId(release.id))!;
    });

  app.get(
    '/api/v1/:tenant/releases',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listReleases',
        summary: 'List the releases of all case types, newest first',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(Release)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Releases, null);
        return { items: await releaseStore(unit, who.tenant).list() };
      }),
  );
  app.get(
    '/api/v1/:tenant/releases/:releaseId/files',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listReleaseFiles',
        summary: 'The files of a release',
        tags,
        params: ReleaseParams,
        response: { 200: says({ items: Type.Array(ref(ReleaseFile)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Releases, null);
        const store = releaseStore(unit, who.tenant);
        const release = found(await store.byId(request.params.releaseId));
        return { items: await store.files(release.id) };
      }),
  );
  app.post(
    '/api/v1/:tenant/release-checks',
    {
      bodyLimit,
      config: { access: 'member' },
      schema: {
        operationId: 'checkRelease',
        summary: 'What the engine and the rules say to these files, without deploying them',
        tags,
        params: TenantParams,
        body: ReleaseInput,
        response: { 200: says({ findings: Type.Array(ref(Finding)) }) },
      },
    },
    async (request) => {
      const who = memberIn(request);
      demand(who, 'deploy', Releases, null);
      const findings = await checkRelease(deps, who.tenant, request.body);
      return { findings: shownFindings(findings) };
    },
  );
  app.post(
    '/api/v1/:tenant/releases',
    {
      bodyLimit,
      config: { access: 'member' },
      schema: {
        operationId: 'deployRelease',
        summary: 'Deploy the files of a folder as a new release',
        tags,
        params: TenantParams,
        body: ReleaseInput,
        response: { 201: ref(Release) },
      },
    },
    async (request, reply) => {
      const release = await within(deps, request, async (unit, who) => {
        demand(who, 'deploy', Releases, null);
        if (request.body.live) demand(who, 'put in force', Releases, null);
        return deployRelease(unit, deps, { ...request.body, tenant: who.tenant, actor: who.actor });
      });
      return reply.code(201).send(release);
    },
  );
  app.post(
    '/api/v1/:tenant/releases/:releaseId/make-live',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'makeReleaseLive',
        summary: 'New cases take this release from now on',
        tags,
        params: ReleaseParams,
        response: { 200: ref(Release) },
      },
    },
    (request) =>
      change(request, request.params.releaseId, ['draft', 'staged', 'live'], (store, release, at) =>
        store.makeLive(release, at),
      ),
  );
  app.post(
    '/api/v1/:tenant/releases/:releaseId/retire',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'retireRelease',
        summary: 'Retire a release: no new case takes it, its cases live on',
        tags,
        params: ReleaseParams,
        response: { 200: ref(Release) },
      },
    },
    (request) =>
      change(request, request.params.releaseId, ['draft', 'staged'], (store, release, at) =>
        store.retire(release.id, at),
      ),
  );
};
