import type { Static } from '@sinclair/typebox';
import { countries, countryOf, isZone } from '../../domain/country.ts';
import { newId } from '../../domain/id.ts';
import { contentStore } from '../../store/content.store.ts';
import { addTenant, personStore } from '../../store/person.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import type { SetupInput } from '../schemas/me.ts';
import { sameSecret } from '../secrets.ts';
import { passwords } from '../sign-in/passwords.ts';
import { embeddedIssuer } from '../sign-in/trial-issuer.ts';

/** An installation without an administrator waits for its first one, if its start printed a token. */
export async function setupNeeded({ database, config }: ApiDeps): Promise<boolean> {
  if (!config.setupToken) return false;
  const { rows } = await database.raw('select sakin_has_administrator() as done');
  return !rows[0].done;
}

/** Who keeps the first administrator's password. */
export const signInHere = ({ config }: Pick<ApiDeps, 'config'>): 'embedded' | 'issuer' =>
  config.signIn.kind === 'issuer' ? 'issuer' : 'embedded';

type Input = Static<typeof SetupInput>;

function issuerOf({ config }: ApiDeps, { administrator }: Input): { issuer: string; subject: string } {
  const { signIn } = config;
  const missing = (field: string, expected: string) =>
    new ApiError('invalid-request', undefined, [{ field: `body.administrator.${field}`, expected, got: 'nothing' }]);
  if (signIn.kind === 'issuer') {
    if (!administrator.subject) throw missing('subject', 'what your OpenID provider calls the administrator');
    return { issuer: signIn.issuer, subject: administrator.subject };
  }
  if (!administrator.password) throw missing('password', 'a password of 10 characters or more');
  return { issuer: embeddedIssuer, subject: administrator.subject ?? 'administrator' };
}

/** Makes the first tenant and its administrator, who does the rest. @throws ApiError `setup-done`, `forbidden` */
export async function setUp(deps: ApiDeps, input: Input): Promise<void> {
  if (!(await setupNeeded(deps))) throw new ApiError('setup-done');
  if (!sameSecret(input.token, deps.config.setupToken!))
    throw new ApiError('forbidden', 'the token is not the one that the server printed');
  const { tenant, administrator } = input;
  if (!isZone(tenant.zone))
    throw new ApiError('invalid-request', undefined, [
      { field: 'body.tenant.zone', expected: 'an IANA time zone, such as Asia/Baku', got: tenant.zone },
    ]);
  const country = tenant.country ?? countryOf(tenant.zone);
  if (country !== undefined && !countries.includes(country))
    throw new ApiError('invalid-request', undefined, [
      { field: 'body.tenant.country', expected: 'a country by ISO 3166, such as AZ', got: country },
    ]);
  const identity = issuerOf(deps, input);
  await transact(deps.database, { tenants: [tenant.id] }, async (unit) => {
    const { id, name: called, zone, languages } = tenant;
    await addTenant(unit, { id, name: called, zone, languages });
    if (country !== undefined) await contentStore(unit, id).setCountry(country);
    const person = newId();
    const people = personStore(unit);
    const { name, email = null, language } = administrator;
    await people.add({ id: person, ...identity, name, email, language });
    await people.join({ tenant: tenant.id, id: newId(), person, role: 'administrator' });
  });
  if (administrator.password && identity.issuer === embeddedIssuer)
    await passwords(deps.database, deps.wall, '').set(identity.subject, administrator.password);
}
