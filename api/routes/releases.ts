import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { hears, Id, ref, says, TenantParams } from '../schemas/common.ts';
import { Finding, Release, ReleaseFile, ReleaseInput } from '../schemas/release.ts';
import { later } from './later.ts';

const tags = ['releases'];
const ReleaseParams = Type.Composite([TenantParams, hears({ releaseId: Id })]);
const bodyLimit = 32 * 1024 * 1024;

export const releaseRoutes: Routes = (app) => {
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
  );
};
