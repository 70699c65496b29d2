import type { DeadlineExplanation } from '../domain/calendar/explanation.ts';
import type { DeadlineReason } from '../domain/deadline-reason.ts';
import type { Instant } from '../domain/instant.ts';
import type { Urgency } from '../domain/settings.ts';
import { insertInto, type RowValues, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A deadline of a run. Each change of the promise is a further row; one of them is current, none while paused. */
export interface DeadlineRecord {
  id: string;
  run: string;
  startedAt: Instant;
  dueAt: Instant | null;
  reason: DeadlineReason;
  current: boolean;
  nextAt: Instant | null;
  reached: number[];
  metAt: Instant | null;
  explanation: DeadlineExplanation;
  calendar: string;
}

export interface NewDeadlineRow {
  id: string;
  startedAt: Instant;
  dueAt: Instant | null;
  reason: DeadlineRecord['reason'];
  explanation: DeadlineExplanation;
  calendar: string;
  revision: number;
  nextAt: Instant | null;
  reached: number[];
}

/** A current deadline that counts by an older revision of its calendar. */
export interface Outdated extends DeadlineRecord {
  case: string;
  release: string;
  urgency: Urgency;
}

const columns = `id, run_id as run, started_at as "startedAt", due_at as "dueAt", reason, current, next_at as "nextAt", reached, met_at as "metAt",
  explanation, calendar_id as calendar`;

/** Deadlines, bound to a transaction. */
export function deadlineStore(unit: Unit, tenant: string) {
  return {
    async byId(id: string): Promise<DeadlineRecord | undefined> {
      return (await this.byIds([id]))[0];
    },

    /** Those of these that there are, in any order. */
    byIds: (ids: string[]): Promise<DeadlineRecord[]> =>
      run<DeadlineRecord>(unit, {
        text: `select ${columns} from deadlines where tenant_id = $1 and id = any($2)`,
        values: [tenant, ids],
      }),

    /** Takes the current one out of force, where there is one. */
    async retire(runId: string): Promise<void> {
      const text = 'update deadlines set current = false where tenant_id = $1 and run_id = $2 and current';
      await run(unit, { text, values: [tenant, runId] });
    },

    /**
     * Running deadlines that a newer revision of the calendar may move, in the order of ids: the next `limit` after `afterId`, so that a
     * re-arming interrupted half-way goes on where it stood. Work already done is left alone.
     */
    async outdated(calendar: string, revision: number, afterId: string, limit: number): Promise<Outdated[]> {
      const text = `select d.case_id as case, r.release_id as release, c.urgency, d.id, d.run_id as run, d.started_at as "startedAt",
          d.due_at as "dueAt", d.reason, d.current, d.next_at as "nextAt", d.reached, d.met_at as "metAt", d.explanation,
          d.calendar_id as calendar
        from deadlines d
        join case_runs r on r.tenant_id = d.tenant_id and r.id = d.run_id
        join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id
        where d.tenant_id = $1 and d.calendar_id = $2 and d.current and d.met_at is null and d.calendar_revision < $3
          and r.state = 'open' and d.id > $4
        order by d.id limit $5`;
      return run<Outdated>(unit, { text, values: [tenant, calendar, revision, afterId, limit] });
    },
  };
}

/** A deadline that comes into force, as its row; the one before it has been retired. Paused ones are kept, but never current. */
export const deadlineRow = (caseId: string, runId: string, d: NewDeadlineRow, at: Instant): RowValues => ({
  id: d.id,
  case_id: caseId,
  run_id: runId,
  started_at: d.startedAt,
  due_at: d.dueAt,
  term: d.explanation.term,
  explanation: d.explanation,
  calendar_id: d.calendar,
  calendar_revision: d.revision,
  reason: d.reason,
  current: d.reason !== 'paused',
  next_at: d.nextAt,
  reached: d.reached,
  made_at: at,
});

export const deadlineSet = (tenant: string, caseId: string, runId: string, d: NewDeadlineRow, at: Instant): Statement =>
  insertInto('deadlines', [{ tenant_id: tenant, ...deadlineRow(caseId, runId, d, at) }]);

/** What the people who work see: the due instant on the open tasks of the run. The case has its own. */
export const dueShownOnTasks = (tenant: string, runId: string, dueAt: Instant | null): Statement => ({
  text: `update tasks set due_at = $3 where tenant_id = $1 and run_id = $2 and state = 'open'`,
  values: [tenant, runId, dueAt],
});

export const deadlineChanged = (tenant: string, id: string, change: RowValues): Statement =>
  updateOf('deadlines', { tenant_id: tenant, id }, change);
