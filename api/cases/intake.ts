import type { Instant } from '../../domain/instant.ts';
import { normalise } from '../../domain/normalise.ts';
import { gatheredIn, shared } from '../../store/gathered.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { onceOnly } from '../idempotency.ts';
import { together } from '../together.ts';
import { type PersonInput, releaseForIntake } from './open-case.ts';
import { countryOf } from './phones.ts';

interface Incoming {
  tenant: string;
  actor: string;
  key: string | undefined;
  body: {
    caseType?: string | undefined;
    resident?: PersonInput | undefined;
    reporter?: PersonInput | undefined;
    source?: string | null | undefined;
    externalNumber?: string | null | undefined;
  };
}

const noticeAt = (unit: Unit, tenant: string, at: Instant) =>
  shared(unit, 'privacy notice', () => registerReadModel(unit, tenant).notice(at));

/**
 * What every opening asks of its tenant, one after the other, is asked in one go when the first of those who share a transaction begins:
 * while many come, each answer that is waited for is one more turn of a busy process. Whoever asks then has the answer, or hears why not.
 */
function readAhead(
  unit: Unit,
  deps: Pick<ApiDeps, 'engine'>,
  { tenant, caseType, at }: { tenant: string; caseType: string | undefined; at: Instant },
): void {
  if (!gatheredIn(unit)) return;
  const asked = [noticeAt(unit, tenant, at), countryOf(unit, tenant), releaseForIntake(unit, deps, tenant, caseType)];
  for (const each of asked) each.catch(() => undefined);
}

const namesSomebody = (person: PersonInput | undefined): boolean =>
  !!person && [person.name, person.phone, person.email, person.address].some((value) => value && normalise(value));

/** Where the notice asks for consent, persons are kept only with it. A source system has asked for it in its own house. */
export async function consentGiven(
  unit: Unit,
  tenant: string,
  actor: string,
  persons: (PersonInput | undefined)[],
  at: Instant,
): Promise<void> {
  const named = persons.filter(namesSomebody);
  if (named.length === 0 || actor.startsWith('client:')) return;
  const notice = await noticeAt(unit, tenant, at);
  if (!notice?.consentRequired) return;
  if (!named.every((person) => person?.consent && person.noticeVersion)) throw new ApiError('consent-missing');
}

/** The unique index that two cases of one source's number meet. */
const externalNumberTaken = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && !!constraint?.includes('external_number');
};

async function known(deps: ApiDeps, { tenant, body }: Incoming): Promise<ApiError> {
  const { rows } = await transact(deps.database, { tenants: [tenant] }, (unit) =>
    unit.sql.raw('select number from cases where tenant_id = ? and source = ? and external_number = ?', [
      tenant,
      body.source ?? null,
      body.externalNumber ?? null,
    ]),
  );
  return new ApiError('external-number-known', `it is the case ${rows[0]?.number}`);
}

/** Opens a case once for its key, with the checks that come before. */
export async function intake<T>(deps: ApiDeps, incoming: Incoming, open: (unit: Unit) => Promise<T>): Promise<T> {
  const { tenant, actor, key, body } = incoming;
  if (body.externalNumber && !body.source)
    throw new ApiError('invalid-request', undefined, [
      { field: 'body.source', expected: 'the system that calls it so', got: 'nothing' },
    ]);
  const checked = async (unit: Unit): Promise<T> => {
    await consentGiven(unit, tenant, actor, [body.resident, body.reporter], deps.clock.now(tenant));
    return open(unit);
  };
  const once = () =>
    onceOnly(deps.database, { tenant, actor, key, body, now: deps.wall.now() }, checked, (work) =>
      together(deps, { tenant, what: 'opening' }, (unit) => {
        readAhead(unit, deps, { tenant, caseType: body.caseType, at: deps.clock.now(tenant) });
        return work(unit);
      }),
    );
  const refused = async (error: unknown): Promise<never> => {
    throw externalNumberTaken(error) ? await known(deps, incoming) : error;
  };
  // A request that was sent twice at the same time meets its own number before its own key: asked again, the key has the answer.
  return once().catch((error) => (key && externalNumberTaken(error) ? once().catch(refused) : refused(error)));
}
