import { Temporal } from 'temporal-polyfill';
import type { Clock, Wall } from '../../domain/clock.ts';
import { asInstant, type Instant } from '../../domain/instant.ts';
import type { ServiceSettings } from '../../domain/settings.ts';
import type { Database } from '../../store/database.ts';
import { erasableKinds, ofCase, ofHouse } from './rules.ts';

/** The instant so long ago, counted in the tenant's calendar. `period` is ISO 8601, such as P5Y. */
export const longAgo = (now: Instant, period: string, zone: string): Instant =>
  asInstant(
    Temporal.Instant.from(now).toZonedDateTimeISO(zone).subtract(Temporal.Duration.from(period)).toInstant().toString(),
  );

export interface Erased {
  tenant: string | null;
  kind: string;
  rows: number;
}

/**
 * Applies the rules: the times of each case type's live or last release for the rows of ended cases, fixed ones for rows of the house.
 * Runs under the retention role. Each kind is one transaction, so a run that was cut off is simply run again. Leaves a proof in `erasures`.
 */
export async function applyRetention(database: Database, clock: Clock, wall: Wall): Promise<Erased[]> {
  const erased: Erased[] = [];
  for (const { tenant, zone, caseType, settings } of await services(database))
    for (const [kind, { table, usual, also }] of Object.entries(timesOf(settings, caseType))) {
      const period = settings.retention[kind] ?? usual;
      const now = clock.now(tenant);
      const { rowCount } = await database.raw(
        `with gone as (
           delete from ${table} t using cases c
           where c.tenant_id = :tenant and c.case_type = :caseType and c.ended_at < :before and t.tenant_id = c.tenant_id and t.case_id = c.id
           returning t.case_id)
         insert into erasures (tenant_id, id, case_id, kind, amount, asked_by, erased_at)
         select :tenant, gen_random_uuid()::text, case_id, :kind, count(*), 'retention', :now from gone group by case_id`,
        { tenant, caseType, kind, before: longAgo(now, period, zone), now },
      );
      erased.push({ tenant, kind, rows: rowCount });
      if (also) await database.raw(also, { tenant, caseType, before: longAgo(now, period, zone) });
    }
  for (const { kind, sql, after } of ofHouse) {
    const { rowCount } = await database.raw(sql, { before: longAgo(wall.now(), after, 'UTC') });
    erased.push({ tenant: null, kind, rows: rowCount });
  }
  return erased;
}

function timesOf({ retention }: ServiceSettings, caseType: string): typeof ofCase {
  const stranger = Object.keys(retention).find((kind) => !ofCase[kind]);
  if (stranger === undefined) return ofCase;
  throw new Error(`expected a kind of ${erasableKinds.join(', ')} in the retention of ${caseType} but got ${stranger}`);
}

/** One row for each tenant and case type, with the settings that count: the live release's, or the newest one's. */
async function services(
  database: Database,
): Promise<{ tenant: string; zone: string; caseType: string; settings: ServiceSettings }[]> {
  const { rows } = await database.raw(
    `select distinct on (r.tenant_id, r.case_type) r.tenant_id as tenant, t.zone, r.case_type as "caseType", r.settings
     from release r join tenant t on t.id = r.tenant_id where r.state <> 'draft'
     order by r.tenant_id, r.case_type, (r.state = 'live') desc, r.number desc`,
  );
  return rows;
}
