import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

const events = `insert into case_events (tenant_id, case_id, run_id, release_id, type, occurred_at, actor, element_id, element_key, payload)`;

/** Runs of cases as the engine tells of them, bound to a transaction. */
export function runStore(unit: Unit, tenant: string) {
  return {
    /** Appends what the engine tells to the history of the run's case; nothing when there is no such run. */
    async tell(
      runId: string,
      fact: { type: string; at: Instant; element?: string; elementKey?: string; payload: { [name: string]: unknown } },
    ): Promise<void> {
      const text = `${events} select r.tenant_id, r.case_id, r.id, r.release_id, $3::text, $4::timestamptz, 'engine', $5::text, $6::text, $7::jsonb
        from case_runs r where r.tenant_id = $1 and r.id = $2`;
      const { type, at, element, elementKey, payload } = fact;
      const values = [tenant, runId, type, at, element ?? null, elementKey ?? null, JSON.stringify(payload)];
      await run(unit, { text, values });
    },

    /** From requested to open: binds the engine's instance to the run; false when another one has it, or the run is over. */
    async bind(runId: string, engine: string, instance: string, at: Instant): Promise<boolean> {
      // coalesce keeps the planner from the partial index over running runs: looked at while nothing runs, it seems to be for nothing.
      const text = `update case_runs set state = 'open', engine_id = $3, instance_key = $4, started_at = $5
        where tenant_id = $1 and id = $2
          and (coalesce(state, '') = 'requested' or (coalesce(state, '') = 'open' and engine_id = $3 and instance_key = $4))
        returning id`;
      return (await run(unit, { text, values: [tenant, runId, engine, instance, at] })).length > 0;
    },

    /**
     * The engine's instance has ended. Where `close-run` has ended the run before, nothing is left to do. A run whose own instance ended
     * without it is broken off: the case stays open, without anything that moves it, until somebody repairs it with a new run.
     */
    async instanceEnded(runId: string, engine: string, instance: string, how: string, at: Instant): Promise<void> {
      // coalesce: see bind.
      const text = `with r as (
          update case_runs set state = 'ended', ended_at = $5
          where tenant_id = $1 and id = $2 and engine_id = $3 and instance_key = $4 and coalesce(state, '') = 'open'
          returning tenant_id, case_id, id, release_id),
        t as (
          update tasks t set state = 'withdrawn', withdrawn_at = $5, withdrawn_reason = 'run-broken-off'
          from r where t.tenant_id = r.tenant_id and t.run_id = r.id and t.state in ('open', 'completing') returning t.key)
        ${events} select r.tenant_id, r.case_id, r.id, r.release_id, 'run-broken-off', $5, 'engine', null, null,
          jsonb_build_object('how', $6::text) from r`;
      await run(unit, { text, values: [tenant, runId, engine, instance, at, how] });
    },
  };
}
