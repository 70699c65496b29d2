import type { Static } from '@sinclair/typebox';
import { contentStore } from '../../store/content.store.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { NoticeInput, TenantChange } from '../schemas/administration.ts';
import { type Change, demandVersion, differing, wrongFields } from './administer.ts';

/** Name, languages and usual calendar of the authority. Its zone stays: deadlines of the past were counted in it. */
export async function changeTenant(
  { unit, tenant, note }: Change,
  { version, ...wanted }: Static<typeof TenantChange>,
): Promise<void> {
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
  const { name, languages } = { ...there, ...wanted };
  await store.changeTenant({ name, languages });
  note({ type: 'tenant-changed', subjectKind: 'tenant', subjectId: tenant, payload: { fields: changed } });
}

/** Another text is another version: consents name the one that was shown. */
export async function addNotice(
  { unit, tenant, at, note }: Change,
  { basedOn, text, consentRequired }: Static<typeof NoticeInput>,
): Promise<void> {
  const store = contentStore(unit, tenant);
  const [newest] = await store.notices();
  if ((newest?.version ?? 0) !== basedOn) throw new ApiError('changed-meanwhile');
  const version = basedOn + 1;
  await store.addNotice({ version, text, consentRequired, validFrom: at });
  note({ type: 'notice-published', subjectKind: 'privacy-notice', subjectId: `${version}` });
}
