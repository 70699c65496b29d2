import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import type { ApiDeps } from '../deps.ts';
import { hashOf, sameSecret } from '../secrets.ts';
import { adapterOn } from './adapter.ts';
import type { ProviderKeys } from './keys.ts';
import { loadProvider } from './load-provider.ts';

export const clientId = 'sakin';
export const providerPath = '/oidc';
/** Where people sign in; the provider's cookie of a sign-in under way is sent to these pages only. */
export const interactionPath = '/auth/interaction';
/** What a bearer token is for. */
export const audienceOf = (publicUrl: string): string => `${publicUrl}/api`;

function configuration(deps: ApiDeps, keys: ProviderKeys): Configuration {
  const { publicUrl } = deps.config;
  const secure = publicUrl.startsWith('https:');
  return {
    adapter: adapterOn(deps.database, deps.wall),
    clients: [
      {
        client_id: clientId,
        client_secret: hashOf(keys.clientSecret),
        redirect_uris: [`${publicUrl}/auth/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: keys.jwks as NonNullable<Configuration['jwks']>,
    cookies: {
      keys: keys.cookies,
      short: { signed: true, httpOnly: true, sameSite: 'lax', secure },
      long: { signed: true, httpOnly: true, sameSite: 'lax', secure },
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audienceOf(publicUrl),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: audienceOf(publicUrl),
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    pkce: { required: () => true },
    interactions: { url: (_, interaction) => `${interactionPath}/${interaction.uid}` },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, ClientCredentials: 600 },
    // Our own client is the only one that people sign in for: there is nothing to consent to.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session!.accountId!,
        clientId: ctx.oidc.client!.clientId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    findAccount: (_, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    renderError(ctx, out) {
      ctx.type = 'text/plain';
      ctx.body = `Sign-in did not work: ${out.error_description ?? out.error}`;
    },
  };
}

/** The identity provider for trials and for installations without one of their own; mounted under /oidc. */
export async function embeddedProvider(deps: ApiDeps, keys: ProviderKeys): Promise<Provider> {
  const { publicUrl } = deps.config;
  const EmbeddedProvider = await loadProvider();
  const provider = new EmbeddedProvider(`${publicUrl}${providerPath}`, configuration(deps, keys));
  provider.proxy = publicUrl.startsWith('https:');
  // Only hashes of clients' secrets are kept: they are of 256 random bits.
  const client = provider.Client as unknown as {
    prototype: { compareClientSecret(actual: string): boolean; clientSecret: string };
  };
  client.prototype.compareClientSecret = function compare(actual) {
    return sameSecret(hashOf(actual), this.clientSecret);
  };
  return provider;
}
