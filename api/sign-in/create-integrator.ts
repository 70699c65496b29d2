import { newId } from '../../domain/id.ts';
import { oidcPayloadStore } from '../../store/oidc-payload.store.ts';
import { personStore } from '../../store/person.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { clientSubject } from './bearer.ts';
import { providerPath } from './provider.ts';
import { embeddedIssuer } from './trial-issuer.ts';

/**
 * Gives another system access to a tenant: a membership as integrator, and credentials at the embedded provider. With a provider of
 * one's own the credentials are made there, under the client id that is answered; the secret is then empty.
 */
export async function createIntegrator(
  deps: ApiDeps,
  tenant: string,
  {
    name,
    language = 'en',
    receivesCodes = false,
  }: { name: string; language?: string | undefined; receivesCodes?: boolean | undefined },
): Promise<{ clientId: string; clientSecret: string; tokenUrl: string }> {
  const { config, database } = deps;
  const clientId = `${tenant}.${name}`;
  const embedded = config.signIn.kind === 'trial';
  const issuer = config.signIn.kind === 'issuer' ? config.signIn.issuer : embeddedIssuer;
  const clientSecret = embedded ? newSecret() : '';
  await transact(database, { tenants: [tenant] }, async (unit) => {
    const person = newId();
    const people = personStore(unit);
    await people.add({ id: person, issuer, subject: clientSubject(clientId), name, email: null, language });
    await people.join({ tenant, id: newId(), person, role: 'integrator', receivesCodes });
  }).catch((error: { code?: string }) => {
    throw error.code === '23505' ? new ApiError('name-taken', name) : error;
  });
  if (embedded) {
    const client = {
      client_id: clientId,
      client_secret: hashOf(clientSecret),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_basic',
    };
    await oidcPayloadStore(database, 'Client').keep(clientId, client as object, null);
  }
  return { clientId, clientSecret, tokenUrl: embedded ? `${config.publicUrl}${providerPath}/token` : issuer };
}
