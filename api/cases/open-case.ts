import { civilDateAt } from '../../domain/calendar/zone.ts';
import { newId } from '../../domain/id.ts';
import { type Instant, millisecondsOf } from '../../domain/instant.ts';
import { normalise } from '../../domain/normalise.ts';
import { publicNumber } from '../../domain/number.ts';
import { phoneCountry } from '../../domain/phone.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import { type CasePerson, caseStore } from '../../store/case.store.ts';
import { shared } from '../../store/gathered.ts';
import { releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { codeHash, newCode } from '../secrets.ts';
import { definitionBeside, type UseCaseDeps } from './engine-deps.ts';
import { knownChoices } from './known-choices.ts';
import { keptPhone } from './phones.ts';

export interface PersonInput {
  name?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  address?: string | null | undefined;
  noticeVersion?: number | null | undefined;
  consent?: boolean | null | undefined;
}

/** A request as it comes in, by whatever channel. */
export interface Opening {
  tenant: string;
  /** Person id, `resident`, or `client:<id>`. */
  actor: string;
  /** The service in force when left out: of several one must be named. */
  caseType?: string | undefined;
  channel: string;
  language: string;
  description: string;
  kind?: string | null | undefined;
  categoryId?: string | null | undefined;
  urgency?: string | null | undefined;
  territoryId?: string | null | undefined;
  resident?: PersonInput | undefined;
  reporter?: PersonInput | undefined;
  source?: string | null | undefined;
  externalNumber?: string | null | undefined;
  callId?: string | null | undefined;
  /** When it was opened; now when left out. */
  at?: Instant | undefined;
}

export interface Opened {
  id: string;
  number: string;
  code: string;
  openedAt: Instant;
}

const given = (person: PersonInput | undefined): boolean => !!person && Object.values(person).some((value) => value);

function personOf(
  part: CasePerson['part'],
  person: PersonInput | undefined,
  at: Instant,
  country: string | undefined,
): CasePerson[] {
  if (!person || !given(person)) return [];
  return [
    {
      part,
      name: person.name?.trim() || null,
      phone: keptPhone(person.phone, country),
      email: person.email?.trim() || null,
      address: person.address?.trim() || null,
      noticeVersion: person.noticeVersion ?? null,
      noticeAt: person.noticeVersion ? at : null,
      consent: person.consent ?? null,
    },
  ];
}

/** The releases in force of a case type, of all of them when none is named, with what opening a case needs. */
export const releaseForIntake = (
  unit: Unit,
  deps: { engine: { id: string } },
  tenant: string,
  caseType: string | undefined,
) => shared(unit, `release of ${caseType}`, () => releaseStore(unit, tenant).forIntake(caseType, deps.engine.id));

/**
 * Opens a case: writes it, and asks the engine for its first run in the same unit of work. The number and the secret code are known at
 * once, whether the engine moves or not.
 * @throws ApiError `release-not-deployed`, `choice-unknown`; the database refuses a second case of a source's number.
 */
export async function openCase(unit: Unit, deps: UseCaseDeps, opening: Opening): Promise<Opened> {
  const { tenant } = opening;
  const at = opening.at ?? deps.clock.now(tenant);
  const [[release, ...others]] = await Promise.all([
    releaseForIntake(unit, deps, tenant, opening.caseType),
    knownChoices(unit, tenant, opening),
  ]);
  if (others.length > 0) throw new ApiError('choice-unknown', 'caseType: several services are in force, name one');
  const definition = found(
    release?.definition ??
      (await definitionBeside(unit, deps, release && { tenant, release: release.id, caseType: release.caseType })),
    'release-not-deployed',
  );
  const { id: releaseId, caseType, zone, settings } = release as NonNullable<typeof release>;
  const country = phoneCountry(release as NonNullable<typeof release>);
  const { kinds, numberFormat } = settings as unknown as ServiceSettings;
  if (opening.kind && !kinds.includes(opening.kind)) throw new ApiError('choice-unknown', `kind: ${opening.kind}`);
  const [id, runId] = [newId(), newId()];
  const code = deps.codes?.(id) ?? newCode();
  const store = caseStore(unit);
  const year = Number(civilDateAt(millisecondsOf(at), zone).slice(0, 4));
  const [seq] = await Promise.all([
    store.nextNumber(tenant, caseType, year),
    deps.engine
      .intents(unit)
      .start({ tenant, release: releaseId, run: runId, at }, { definition, variables: { caseId: id, runId } }),
  ]);
  const number = publicNumber(numberFormat, { year, seq });
  await store.open({
    tenant,
    id,
    number,
    caseType,
    release: releaseId,
    run: runId,
    channel: opening.channel,
    language: opening.language,
    source: opening.source ?? undefined,
    externalNumber: opening.externalNumber ?? undefined,
    openedAt: at,
    openedBy: opening.actor,
    kind: opening.kind ?? undefined,
    category: opening.categoryId ?? undefined,
    urgency: opening.urgency ?? undefined,
    territory: opening.territoryId ?? undefined,
    secretHash: codeHash(id, code),
    persons: [
      ...personOf('resident', opening.resident, at, country),
      ...personOf('reporter', opening.reporter, at, country),
    ],
    description: {
      id: newId(),
      kind: 'description',
      language: opening.language,
      text: opening.description,
      search: normalise(opening.description),
      by: opening.actor,
      at,
      public: true,
    },
    call: opening.callId ?? undefined,
  });
  return { id, number, code, openedAt: at };
}
