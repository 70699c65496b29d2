import { plusMilliseconds } from '../../domain/instant.ts';
import { oidcPayloadStore } from '../../store/oidc-payload.store.ts';
import { type PersonRow, peopleStore } from '../../store/people.store.ts';
import { membershipsOf } from '../../store/session.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { Change } from '../administration/administer.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { passwords } from '../sign-in/passwords.ts';
import { embeddedIssuer } from '../sign-in/trial-issuer.ts';

/** Time to hand it over: a weekend, and no more. */
const linkMs = 72 * 3_600_000;
const links = (deps: Pick<ApiDeps, 'database'>) => oidcPayloadStore(deps.database, 'SakinPasswordLink');

/** A secret by which somebody sets their password, once; only its hash is kept. A newer one takes the place of an older. */
export async function newSignInLink(
  deps: Pick<ApiDeps, 'database' | 'wall'> & { config: Pick<ApiDeps['config'], 'publicUrl'> },
  userName: string,
): Promise<{ address: string; expiresAt: string }> {
  const secret = newSecret();
  const expiresAt = plusMilliseconds(deps.wall.now(), linkMs);
  await links(deps).removeGrant(`password:${userName}`);
  await links(deps).keep(hashOf(secret), { grantId: `password:${userName}`, uid: userName }, expiresAt);
  // Behind the #: so it is in no log.
  return { address: `${deps.config.publicUrl}/staff/password#${secret}`, expiresAt };
}

/** An administrator hands somebody the way to a password; the old one is good until the link is used. */
export async function signInLinkFor(deps: ApiDeps, change: Change, person: PersonRow) {
  if (deps.config.signIn.kind !== 'trial' || person.issuer !== embeddedIssuer) throw new ApiError('sign-in-elsewhere');
  if (person.elsewhere) throw new ApiError('works-elsewhere');
  change.note({ type: 'sign-in-link-made', subjectKind: 'person', subjectId: person.id });
  return newSignInLink(deps, person.userName);
}

/** Everybody who knew the old password is out. */
async function signOutEverywhere(deps: ApiDeps, subject: string, but: string | null): Promise<void> {
  const rows = await membershipsOf(deps.database, embeddedIssuer, subject);
  const tenants = [...new Set(rows.flatMap((row) => (row.tenant_id ? [row.tenant_id] : [])))];
  const [person] = rows;
  if (!person || tenants.length === 0) return;
  await transact(deps.database, { tenants }, (unit) =>
    peopleStore(unit, tenants[0]!).endSessions(person.person_id, but),
  );
}

/** Sets the password of whoever was given the link. @throws ApiError `link-unknown` */
export async function setPasswordByLink(deps: ApiDeps, token: string, password: string): Promise<string> {
  if (deps.config.signIn.kind !== 'trial') throw new ApiError('sign-in-elsewhere');
  const id = hashOf(token);
  const link = (await links(deps).take(id, deps.wall.now())) as { uid?: string } | undefined;
  if (!link?.uid) throw new ApiError('link-unknown');
  await passwords(deps.database, deps.wall, '').set(link.uid, password);
  await signOutEverywhere(deps, link.uid, null);
  return link.uid;
}

/** Somebody changes their own password; other browsers are signed out. */
export async function changeOwnPassword(
  deps: ApiDeps,
  subject: string,
  { current, password }: { current: string; password: string },
  session: string | null,
): Promise<void> {
  const { signIn } = deps.config;
  if (signIn.kind !== 'trial') throw new ApiError('sign-in-elsewhere');
  const known = passwords(deps.database, deps.wall, signIn.password);
  if (!(await known.fits(subject, current))) throw new ApiError('password-wrong');
  await known.set(subject, password);
  await signOutEverywhere(deps, subject, session);
}
