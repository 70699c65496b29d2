import type { Static } from '@sinclair/typebox';
import { countries, isZone } from '../../domain/country.ts';
import { contentStore, type NoticeRow } from '../../store/content.store.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { TenantChange } from '../schemas/administration/authority.ts';
import type { NoticeInput } from '../schemas/administration/notice.ts';
import { type Change, demandVersion, differing, type Made, wrongFields } from './administer.ts';
import { moveCalendars } from './calendars.ts';

/**
 * Name, languages, country, zone and usual calendar of the authority. Another zone moves the calendars with it; what was promised and is
 * over keeps the days by which it was counted.
 */
export async function changeTenant(
  deps: Pick<ApiDeps, 'rearm'>,
  change: Change,
  { version, ...wanted }: Static<typeof TenantChange>,
): Promise<void> {
  const { unit, tenant, note } = change;
  const store = contentStore(unit, tenant);
  const there = found(await store.tenant());
  demandVersion(there, version);
  const changed = differing(there, wanted);
  if (changed.length === 0) return;
  if (changed.includes('calendar')) {
    if (!(await store.calendar(wanted.calendar!)))
      throw wrongFields({ field: 'body.calendar', expected: 'a calendar of the authority', got: wanted.calendar! });
    await store.setUsualCalendar(wanted.calendar!);
  }
  if (changed.includes('country')) {
    if (!countries.includes(wanted.country!))
      throw wrongFields({ field: 'body.country', expected: 'a country by ISO 3166', got: wanted.country! });
    await store.setCountry(wanted.country!);
  }
  const { name, languages, zone } = { ...there, ...wanted };
  if (changed.includes('zone')) {
    demandZone('body.zone', zone);
    await moveCalendars(deps, change, zone);
  }
  await store.changeTenant({ name, languages, zone });
  note({ type: 'tenant-changed', subjectKind: 'tenant', subjectId: tenant, payload: { fields: changed } });
}

export function demandZone(field: string, zone: string): void {
  if (!isZone(zone)) throw wrongFields({ field, expected: 'an IANA time zone, such as Asia/Baku', got: zone });
}

/** Another text is another version: consents name the one that was shown. */
export async function addNotice(
  { unit, tenant, at, note }: Change,
  { basedOn, text, consentRequired }: Static<typeof NoticeInput>,
): Promise<void> {
  const store = contentStore(unit, tenant);
  const [newest] = await store.notices();
  if ((newest?.version ?? 0) !== basedOn) throw new ApiError('changed-meanwhile');
  await keepNotice({ unit, tenant, at, note }, { version: basedOn + 1, text, consentRequired });
}

/** Keeps a version of the notice, shown from now on. */
export async function keepNotice(
  { unit, tenant, at, note }: Made,
  notice: Pick<NoticeRow, 'version' | 'text' | 'consentRequired'>,
): Promise<void> {
  await contentStore(unit, tenant).addNotice({ ...notice, validFrom: at });
  note({ type: 'notice-published', subjectKind: 'privacy-notice', subjectId: `${notice.version}` });
}
