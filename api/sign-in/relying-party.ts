import { request } from 'node:http';
import * as oidc from 'openid-client';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';
import { clientId, providerPath } from './provider.ts';
import { embeddedIssuer } from './trial-issuer.ts';

/** This server as a client of the identity provider. */
export interface RelyingParty {
  /** As `person.issuer` has it. */
  issuer: string;
  /** Asked of the provider at the first sign-in, and again while it can't be reached. */
  configuration(): Promise<oidc.Configuration>;
  /** Where a browser goes to end the provider's own session; undefined where there is no such page. */
  endSessionUrl(idToken: string | undefined): Promise<string | undefined>;
}

/** Where this process listens, as it can reach itself. */
function ownAddress(app: App): { host: string; port: number } {
  const address = app.server.address();
  if (!address || typeof address === 'string') throw new Error('expected the server to listen before anybody signs in');
  const wildcard: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return { host: wildcard[address.address] ?? address.address, port: address.port };
}

/** Calls of this server to itself go straight to where it listens, whatever its public address is: a proxy need not let it out and in. */
export function ownFetch(app: App, publicUrl: string): oidc.CustomFetch {
  const { host, protocol } = new URL(publicUrl);
  return (url, options) =>
    new Promise((answer, fail) => {
      const { pathname, search } = new URL(url);
      const body = options.body ? String(options.body) : '';
      const headers = { ...options.headers, host, 'x-forwarded-proto': protocol.slice(0, -1) };
      const sent = request(
        {
          ...ownAddress(app),
          method: options.method,
          path: `${pathname}${search}`,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('error', fail);
          reply.on('end', () => {
            const named = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]);
            answer(new Response(Buffer.concat(parts), { status: reply.statusCode ?? 500, headers: named }));
          });
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The embedded provider as its client sees it. */
export function embeddedParty(app: App, deps: ApiDeps, clientSecret: string): RelyingParty {
  const { publicUrl } = deps.config;
  const issuer = new URL(`${publicUrl}${providerPath}`);
  return {
    issuer: embeddedIssuer,
    // It asks for the password at every sign-in, so there is nothing to end.
    endSessionUrl: async () => undefined,
    configuration: once(async () =>
      oidc.discovery(issuer, clientId, clientSecret, oidc.ClientSecretBasic(clientSecret), {
        [oidc.customFetch]: ownFetch(app, publicUrl),
        // Loopback only: the request never leaves the process.
        execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      }),
    ),
  };
}

/** Any other provider, by configuration. */
export function issuerParty(
  settings: { issuer: string; clientId: string; clientSecret: string },
  publicUrl: string,
): RelyingParty {
  const url = new URL(settings.issuer);
  const configuration = once(() =>
    oidc.discovery(url, settings.clientId, settings.clientSecret, undefined, {
      execute: url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    }),
  );
  return {
    issuer: settings.issuer,
    configuration,
    async endSessionUrl(idToken) {
      const provider = await configuration();
      if (!provider.serverMetadata().end_session_endpoint || !idToken) return undefined;
      return oidc.buildEndSessionUrl(provider, { id_token_hint: idToken, post_logout_redirect_uri: `${publicUrl}/` })
        .href;
    },
  };
}
