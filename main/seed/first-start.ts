import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { textIn } from '../../domain/language.ts';
import { run } from '../../store/statement.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { Config } from '../config.ts';
import type { Databases } from '../databases.ts';
import { keptSecret, keysFolder } from '../kept-secret.ts';
import { type SeedNeed, seedTowns } from './seed-town.ts';
import { trialPassword } from './trial-password.ts';

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

/** One trial user for each role and department, as `name (role, department)`: for the person who starts it. */
export async function trialUsers(databases: Databases): Promise<string[]> {
  const { rows: tenants } = await databases.engine.raw('select id from tenant order by id');
  const ids = tenants.map((row: { id: string }) => row.id);
  if (ids.length === 0) return [];
  const people = await transact(databases.app, { tenants: ids }, (unit) =>
    run<{ login: string; role: string; department: { [language: string]: string } | null }>(unit, {
      text: `select distinct on (m.role, m.department_id) p.subject as login, m.role, d.name as department
             from person p join membership m on m.person_id = p.id left join department d on d.tenant_id = m.tenant_id and d.id = m.department_id
             where p.trial and p.active and m.tenant_id = $1 order by m.role, m.department_id, p.recorded_at, p.id`,
      values: [ids[0]],
    }),
  );
  if (people.length === 0) return [];
  const named = people.map(
    ({ login, role, department }) => `${login} (${role}${department ? `, ${textIn(department, 'en')}` : ''})`,
  );
  return [`Trial users, password "${trialPassword}": ${named.join(', ')}`];
}
