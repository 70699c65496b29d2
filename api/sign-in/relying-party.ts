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

/** Calls of this server to itself don't leave the process, whatever its public address is. */
export function ownFetch(app: App, publicUrl: string): oidc.CustomFetch {
  const { host, protocol } = new URL(publicUrl);
  return async (url, options) => {
    const { pathname, search } = new URL(url);
    const reply = await app.inject({
      method: options.method as 'GET' | 'POST',
      url: `${pathname}${search}`,
      headers: { ...options.headers, host, 'x-forwarded-proto': protocol.slice(0, -1) },
      ...(options.body ? { payload: String(options.body) } : {}),
    });
    const headers = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(new Uint8Array(reply.rawPayload), { status: reply.statusCode, headers });
  };
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
