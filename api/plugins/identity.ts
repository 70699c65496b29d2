import cookie from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { registerReadModel } from '../../store/register.read-model.ts';
import { sessionMemberships } from '../../store/session.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { type Member, memberOf, type Who } from '../policies/index.ts';
import { hashOf, sameSecret } from '../secrets.ts';
import { whoOf } from '../sign-in/load-who.ts';

/** What a session of somebody who has signed in keeps. */
export interface SessionContent {
  issuer: string;
  subject: string;
  csrf: string;
  /** For signing out at the provider. */
  idToken?: string | undefined;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Where a browser goes to sign out at the provider too. */
    endSessionUrl: (idToken: string | undefined) => Promise<string | undefined>;
    /** What the sender of a request is now, long after it came; undefined when they may not come any more. */
    memberNow: (request: FastifyRequest) => Promise<Member | undefined>;
  }
}

export const sessionCookie = 'sakin_session';
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const tenantId = /^[a-z][a-z0-9-]{1,40}$/;

/** Answers who a bearer token speaks for; undefined when it is not valid. */
export type BearerReader = (token: string) => Promise<Who | undefined>;

async function bySession(deps: ApiDeps, request: FastifyRequest): Promise<Who | undefined> {
  const value = request.cookies[sessionCookie];
  if (!value) return undefined;
  const rows = await sessionMemberships<SessionContent>(deps.database, hashOf(value), deps.wall.now());
  return whoOf(deps.database, rows, { kind: 'person', ...(rows[0] ? { csrf: rows[0].content.csrf } : {}) });
}

/** A cookie comes with every request, also with one that another site made: so unsafe ones must show a token that only our pages can read. */
function demandCsrf(request: FastifyRequest, who: Who): void {
  if (safe.has(request.method) || !who.csrf) return;
  const shown = request.headers['x-csrf-token'];
  if (typeof shown !== 'string' || !sameSecret(shown, who.csrf)) throw new ApiError('csrf-token-wrong');
}

/** The departments behind memberships of whole organisations. */
async function departmentsOf(deps: ApiDeps, who: Who, tenant: string) {
  const whole = who.memberships.filter((m) => m.tenant === tenant && m.organisation && !m.department);
  const organisations = [
    ...new Set(whole.filter((m) => m.role === 'clerk' || m.role === 'head').map((m) => m.organisation!)),
  ];
  if (organisations.length === 0) return [];
  return transact(deps.database, { tenants: [tenant] }, (unit) =>
    registerReadModel(unit, tenant).departmentsOf(organisations),
  );
}

async function enter(deps: ApiDeps, request: FastifyRequest, who: Who): Promise<Member> {
  const { tenant } = request.params as { tenant?: string };
  if (!tenant || !tenantId.test(tenant)) throw new ApiError('not-found');
  const member = memberOf(who, tenant, await departmentsOf(deps, who, tenant));
  // Whoever does not belong there does not learn whether the tenant exists.
  if (!member) throw new ApiError('not-found');
  if (member.readOnly && (!safe.has(request.method) || request.routeOptions.config.ownTenantOnly))
    throw new ApiError('forbidden');
  request.reach = member.readOnly ? { tenants: [who.reads.get(tenant)!], reads: [tenant] } : { tenants: [tenant] };
  return member;
}

/** Who asks, and what they are in the tenant of the path; before anything of the request is read. */
export async function identify(
  app: App,
  deps: ApiDeps,
  readBearer: BearerReader,
  party: { endSessionUrl(idToken: string | undefined): Promise<string | undefined> },
): Promise<void> {
  await app.register(cookie);
  app.decorate('endSessionUrl', (idToken: string | undefined) => party.endSessionUrl(idToken));
  const whoIs = (request: FastifyRequest): Promise<Who | undefined> => {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    return bearer ? readBearer(bearer) : bySession(deps, request);
  };
  app.decorate('memberNow', async (request: FastifyRequest) => {
    const who = await whoIs(request);
    if (!who) return undefined;
    return enter(deps, request, who).catch((error) => {
      if (error instanceof ApiError) return undefined;
      throw error;
    });
  });
  app.decorateRequest('who', null);
  app.decorateRequest('member', null);
  app.decorateRequest('reach', null);
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    const { tenant } = (request.params ?? {}) as { tenant?: string };
    if (access === 'public' && tenant !== undefined && !tenantId.test(tenant)) throw new ApiError('not-found');
    if (access === undefined || access === 'public') return;
    const who = await whoIs(request);
    if (!who) throw new ApiError('not-signed-in');
    demandCsrf(request, who);
    request.who = who;
    if (access === 'member') request.member = await enter(deps, request, who);
  });
}
