import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ApiDeps } from './deps.ts';

/** The server as routes see it: schemas give the types. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** The routes of one resource. */
export type Routes = (app: App, deps: ApiDeps) => void;

/**
 * Who may come to a route at all: anybody; whoever signed in; whoever has a membership in the tenant of the path (or reads it by a grant).
 * What a member may do there is asked of the policies.
 */
export type Access = 'public' | 'signed-in' | 'member';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** A public search while somebody types: limited, but less than what writes. */
    lookUp?: boolean;
    /** Kept out of region readers' hands even though it is a GET. */
    ownTenantOnly?: boolean;
  }
}
