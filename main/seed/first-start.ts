import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { run } from '../../store/statement.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { Config } from '../config.ts';
import type { Databases } from '../databases.ts';
import { keptSecret, keysFolder } from '../kept-secret.ts';
import { type SeedNeed, seedTowns } from './seed-town.ts';
import { trialPassword } from './trial-password.ts';
import { type TrialUser, usersTable } from './users-table.ts';

export interface FirstStart {
  /** Set while nobody administers this installation: whoever has it makes the first administrator. */
  setupToken: string | undefined;
  /** People with the known password exist. */
  trialPeople: boolean;
}

const setupName = 'setup-token';

/**
 * What an installation without any authority needs: the sample towns, or, when it was started with --empty (then, or at an earlier start
 * that nobody has answered yet), the way to the first administrator. `need`: of a process that moves cases; another one makes no samples.
 */
export async function prepareFirstStart(
  config: Config,
  databases: Databases,
  need: SeedNeed | undefined,
  logger: FastifyBaseLogger,
): Promise<FirstStart> {
  const data = config.SAKIN_DATA;
  const { rows: tenants } = await databases.engine.raw('select id from tenant');
  let setupToken: string | undefined;
  if (tenants.length === 0) {
    if (config.EMPTY || existsSync(join(keysFolder(data), setupName))) setupToken = await keptSecret(data, setupName);
    else if (need) {
      logger.info('the first start makes the sample towns');
      await seedTowns(need);
    }
  }
  const { rows } = await databases.app.raw('select sakin_trial_people() as count');
  return { setupToken, trialPeople: Number(rows[0].count) > 0 };
}

/** The trial users, by town and role: for the person who starts it. */
export async function trialUsers(databases: Databases): Promise<string[]> {
  const { rows: tenants } = await databases.engine.raw('select id from tenant order by id');
  const ids = tenants.map((row: { id: string }) => row.id);
  if (ids.length === 0) return [];
  const people = await transact(databases.app, { tenants: ids }, (unit) =>
    run<TrialUser>(unit, {
      text: `select t.id as town, t.name as "townName", m.role, p.subject as login, coalesce(d.name, o.name) as place
             from person p join membership m on m.person_id = p.id join tenant t on t.id = m.tenant_id
             left join department d on d.tenant_id = m.tenant_id and d.id = m.department_id
             left join organisation o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
             where p.trial and p.active and m.tenant_id = any($1) order by t.id, p.recorded_at, p.id`,
      values: [ids],
    }),
  );
  if (people.length === 0) return [];
  return [`Trial users (password: ${trialPassword}), by town and role:`, ...usersTable(people)];
}
