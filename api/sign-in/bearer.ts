import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { membershipsOf } from '../../store/session.store.ts';
import type { ApiDeps } from '../deps.ts';
import type { BearerReader } from '../plugins/identity.ts';
import type { ProviderKeys } from './keys.ts';
import { whoOf } from './load-who.ts';
import { audienceOf, providerPath } from './provider.ts';
import type { RelyingParty } from './relying-party.ts';

/** `person.subject` of another system. */
export const clientSubject = (id: string): string => `client:${id}`;

interface Trusted {
  key: JWTVerifyGetKey;
  issuer: string;
}

const publicPart = ({ kty, kid, alg, use, n, e }: JWK): JWK => ({ kty, kid, alg, use, n, e }) as JWK;

/** The keys of the issuer, and its name in tokens. */
function trusted(deps: ApiDeps, party: RelyingParty, keys: ProviderKeys | undefined): () => Promise<Trusted> {
  if (keys) {
    const key = createLocalJWKSet({ keys: keys.jwks.keys.map(publicPart) });
    return async () => ({ key, issuer: `${deps.config.publicUrl}${providerPath}` });
  }
  let made: Trusted | undefined;
  return async () => {
    if (made) return made;
    const { issuer, jwks_uri } = (await party.configuration()).serverMetadata();
    made = { key: createRemoteJWKSet(new URL(jwks_uri!)), issuer };
    return made;
  };
}

/**
 * The client that a token speaks for by itself. A token that a person got through a client names the client too (`azp`, `client_id`), but
 * its subject is the person: it must never act as the client. RFC 9068, 2.2: without a person the subject is the client. Providers that
 * call it otherwise there mark such tokens: `gty` (Auth0, and a claim that Keycloak can add), `idtyp` (Entra ID).
 */
export function clientOf({ sub, client_id, azp, appid, gty, idtyp }: JWTPayload): string | undefined {
  const client = client_id ?? azp ?? appid;
  if (typeof client !== 'string' || typeof sub !== 'string') return undefined;
  const alone = sub === client || gty === 'client-credentials' || idtyp === 'app';
  return alone ? client : undefined;
}

/** Reads bearer tokens of other systems: signed by the issuer, for this API, of a client that has a membership as integrator. */
export function bearerReader(deps: ApiDeps, party: RelyingParty, keys: ProviderKeys | undefined): BearerReader {
  const issuer = trusted(deps, party, keys);
  const { signIn, publicUrl } = deps.config;
  const audience = (signIn.kind === 'issuer' && signIn.audience) || audienceOf(publicUrl);
  return async (token) => {
    const { key, issuer: name } = await issuer();
    const verified = await jwtVerify(token, key, {
      issuer: name,
      audience,
      currentDate: new Date(deps.wall.now()),
    }).catch(() => undefined);
    if (!verified) return undefined;
    const id = clientOf(verified.payload);
    if (id === undefined) return undefined;
    const rows = await membershipsOf(deps.database, party.issuer, clientSubject(id));
    return whoOf(
      deps.database,
      rows.filter((row) => row.role === 'integrator'),
      { kind: 'client', actor: `client:${id}` },
    );
  };
}
