import type { Database } from '../../store/database.ts';

// One statement, so one snapshot. A completing task is the engine's business still: it may have a job or have lost it a moment ago.
const mismatches = `
  with mine as (select id from engine where kind = 'embedded'),
    user_task as (select instance_key || '.' || n as key, tenant_id from engine_job where type = 'io.camunda.zeebe:userTask'),
    task as (select t.key, t.tenant_id, t.state from tasks t join mine on mine.id = t.engine_id)
  select 'task ' || key || ' waits in the engine but is not open' as what from user_task u
    where not exists (select from task t where t.tenant_id = u.tenant_id and t.key = u.key and t.state in ('open', 'completing'))
  union all
  select 'task ' || key || ' is open but nothing waits for it in the engine' from task t
    where t.state = 'open' and not exists (select from user_task u where u.tenant_id = t.tenant_id and u.key = t.key)
  union all
  select 'run ' || r.id || ' is open but its instance is gone' from case_runs r join mine on mine.id = r.engine_id
    where r.state = 'open' and not exists (select from engine_instance i where i.tenant_id = r.tenant_id and i.key = r.instance_key)
  union all
  select 'instance ' || i.key || ' lives but its run ' || i.run_id || ' has ended' from engine_instance i
    join case_runs r on r.tenant_id = i.tenant_id and r.id = i.run_id where r.state = 'ended' and r.instance_key = i.key
  order by 1`;

/** Where the product's tasks and runs and the engine disagree, each as a sentence. Sees all tenants. */
export const checkTasks = (database: Database): Promise<string[]> =>
  database.transaction(async (sql) => {
    const { rows: tenants } = await sql.raw('select id from tenant order by id');
    const reach = tenants.map(({ id }: { id: string }) => id).join(',');
    await sql.raw(`select set_config('sakin.tenants', ?, true), set_config('sakin.reads', '', true)`, [reach]);
    return (await sql.raw(mismatches)).rows.map(({ what }: { what: string }) => what);
  });
