import { examplePhone } from '../../domain/phone.ts';
import type { Database } from '../../store/database.ts';
import { readinessOf, takesCases } from '../../store/readiness.read-model.ts';
import type { TenantRow } from '../../store/register.read-model.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { countryOf } from '../cases/phones.ts';
import type { ApiDeps } from '../deps.ts';
import { mediaTypes } from '../documents/kinds.ts';
import { found } from '../errors/api-error.ts';
import { maxUploadBytes } from '../plugins/uploads.ts';

/** The authorities on this installation. */
export async function portals(database: Database): Promise<TenantRow[]> {
  return (await database.raw('select * from sakin_portals()')).rows;
}

/** What a resident sees first. */
export async function publicTenant(unit: Unit, { clock, config }: Pick<ApiDeps, 'clock' | 'config'>, tenant: string) {
  const register = registerReadModel(unit, tenant);
  const row = found(await register.tenant());
  const notice = await register.notice(clock.now(tenant));
  return {
    ...row,
    takesRequests: takesCases(await readinessOf(unit, tenant)),
    phoneExample: examplePhone(await countryOf(unit, tenant)),
    notice: notice ?? null,
    categories: (await register.categories()).filter((each) => each.active),
    upload: { maxBytes: maxUploadBytes(config), mediaTypes: [...mediaTypes] as string[] },
  };
}
