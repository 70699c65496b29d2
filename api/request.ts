import type { FastifyRequest } from 'fastify';
import { type Reach, transact, type Unit } from '../store/unit-of-work.ts';
import type { ApiDeps } from './deps.ts';
import { ApiError } from './errors/api-error.ts';
import type { Member, Who } from './policies/index.ts';
import { type Sort, together } from './together.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed in; null on public routes. */
    who: Who | null;
    /** The same in the tenant of the path; null without one. */
    member: Member | null;
    /** The walls of the request's transactions. */
    reach: Reach | null;
  }
}

/** Who asks, in the tenant of the path. */
export function memberIn(request: FastifyRequest): Member {
  if (!request.member) throw new ApiError('not-signed-in');
  return request.member;
}

export function whoAsks(request: FastifyRequest): Who {
  if (!request.who) throw new ApiError('not-signed-in');
  return request.who;
}

/** The tenant of the path. */
export const tenantIn = (request: FastifyRequest): string => (request.params as { tenant: string }).tenant;

/** One transaction inside the walls of the request; `work` gets the member too, for policies. */
export function within<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  work: (unit: Unit, who: Member) => Promise<T>,
): Promise<T> {
  const who = memberIn(request);
  return transact(deps.database, request.reach!, (unit) => work(unit, who));
}

/** The same in a transaction that requests of this sort may share; see `together`. */
export function togetherWithin<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  what: Sort['what'],
  work: (unit: Unit, who: Member) => Promise<T>,
): Promise<T> {
  const who = memberIn(request);
  return together(deps, { tenant: who.tenant, what }, (unit) => work(unit, who));
}

/** The same for a public page: nobody is known but the tenant. */
export const withinPublic = <T>(
  deps: ApiDeps,
  request: FastifyRequest,
  work: (unit: Unit, tenant: string) => Promise<T>,
): Promise<T> => transact(deps.database, { tenants: [tenantIn(request)] }, (unit) => work(unit, tenantIn(request)));
