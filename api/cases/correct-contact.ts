import { caseReadModel } from '../../store/case.read-model.ts';
import type { CasePerson } from '../../store/case.store.ts';
import { contactStore } from '../../store/contact.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import type { UseCaseDeps } from './engine-deps.ts';
import { consentGiven } from './intake.ts';
import { keepReason } from './keep-reason.ts';
import { keptPhone, wholePhones } from './phones.ts';

const parts = ['name', 'phone', 'email', 'address'] as const;

/** Absent: as it was; null: there is none. */
export interface ContactChange {
  name?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  address?: string | null | undefined;
  noticeVersion?: number | null | undefined;
  consent?: boolean | null | undefined;
}

/**
 * Changes how a person of the case is reached. Whoever calls or writes next finds the new contact; the event says only which parts have
 * changed, never what they are.
 * @throws ApiError `phone-wrong`, `consent-missing`, `nothing-changed`
 */
export async function correctContact(
  unit: Unit,
  deps: Pick<UseCaseDeps, 'clock'>,
  change: {
    tenant: string;
    case: { id: string; currentRun: string | null; releaseId: string };
    actor: string;
    part: CasePerson['part'];
    contact: ContactChange;
    reason: string;
  },
): Promise<void> {
  const { tenant, actor, part, contact } = change;
  const { id: caseId, currentRun, releaseId } = change.case;
  const country = await wholePhones(unit, tenant, { [part]: contact });
  const persons = await caseReadModel(unit, tenant).persons(caseId);
  const before = persons[part];
  const kept = (name: (typeof parts)[number]): string | null => {
    const value = contact[name];
    if (value === undefined) return before?.[name] ?? null;
    return name === 'phone' ? keptPhone(value, country) : value?.trim() || null;
  };
  const now = { name: kept('name'), phone: kept('phone'), email: kept('email'), address: kept('address') };
  const changed = parts.filter((name) => now[name] !== (before?.[name] ?? null));
  if (changed.length === 0) throw new ApiError('nothing-changed');
  const at = deps.clock.now(tenant);
  // Somebody of whom nothing was kept yet has not been told how it is kept.
  if (!before) await consentGiven(unit, tenant, actor, [contact], at);
  const notice = before ?? {
    noticeVersion: contact.noticeVersion ?? null,
    noticeAt: contact.noticeVersion ? at : null,
    consent: contact.consent ?? null,
  };
  const { noticeVersion, noticeAt, consent } = notice;
  const told = { text: change.reason, by: actor, at, language: null, public: false };
  const reason = await keepReason(unit, tenant, caseId, told);
  const person = { part, ...now, noticeVersion, noticeAt, consent };
  const others = Object.entries(persons).flatMap(([name, each]) => (name !== part && each ? [each] : []));
  await contactStore(unit, tenant).keep(caseId, person, others);
  const payload = { part, changed, reason };
  const run = currentRun ?? undefined;
  await appendEvents(unit, [
    { tenant, case: caseId, run, release: releaseId, type: 'contact-corrected', at, actor, payload },
  ]);
}
