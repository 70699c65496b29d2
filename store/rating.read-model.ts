import type { Instant } from '../domain/instant.ts';
import type { LocalText } from '../domain/language.ts';
import type { RatedPromise, RatedRound } from '../domain/rating.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** From the first instant until before the last; what became known later is not known yet. */
export interface Period {
  from: Instant;
  until: Instant;
}

export interface PromiseRow extends RatedPromise {
  number: string;
  category: string | null;
  department: string;
}

export interface RoundRow extends RatedRound {
  number: string;
  round: number;
  openedAt: Instant;
  answeredAt: Instant | null;
}

/** What ratings are made of: rows with ids, codes and instants, so that erasing persons changes no figure. */
export function ratingReadModel(unit: Unit, tenant: string, caseType: string) {
  return {
    /** Active organisations of these kinds. */
    organisations: (kinds: readonly string[]) =>
      run<{ id: string; name: LocalText }>(unit, {
        text: 'select id, name from organisation where tenant_id = $1 and kind = any($2) and active order by id',
        values: [tenant, kinds],
      }),

    /**
     * Promises that fell due in the period, with the department that was responsible at that instant: a promise that another one had
     * replaced before, or whose case was cancelled before, did not fall due; one that is given when it is over already never falls due.
     */
    promises: ({ from, until }: Period) =>
      run<PromiseRow>(unit, {
        text: `select c.number, c.category_id as category, d.explanation ->> 'department' as department, p.organisation_id as organisation,
            d.started_at as "startedAt", d.due_at as "dueAt", case when d.met_at < $4 then d.met_at end as "metAt"
          from deadlines d
          join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id and c.case_type = $5
          join case_runs r on r.tenant_id = d.tenant_id and r.id = d.run_id
          join department p on p.tenant_id = d.tenant_id and p.id = d.explanation ->> 'department'
          where d.tenant_id = $1 and d.due_at >= $2 and d.due_at < $3 and d.made_at <= d.due_at
            and (d.met_at is not null or r.ended_at is null or r.ended_at > d.due_at)
            and not exists (
              select from deadlines n where n.tenant_id = d.tenant_id and n.case_id = d.case_id and n.run_id = d.run_id
                and (n.made_at, n.id) > (d.made_at, d.id) and n.made_at <= d.due_at and (d.met_at is null or n.made_at < d.met_at))
          order by d.due_at, c.number, d.id`,
        values: [tenant, from, until, until, caseType],
      }),

    /** Rounds that a resident answered in the period, and those that were opened in it and ended without an answer. */
    rounds: ({ from, until }: Period) =>
      run<RoundRow>(unit, {
        text: `select c.number, f.round, f.organisation_id as organisation, f.opened_at as "openedAt", f.answered_at as "answeredAt",
            f.answer, f.attempts
          from confirmations f
          join cases c on c.tenant_id = f.tenant_id and c.id = f.case_id and c.case_type = $4
          where f.tenant_id = $1 and f.organisation_id is not null and f.opened_at < $3
            and (f.answered_at >= $2 and f.answered_at < $3 or f.state = 'over' and f.answer is null and f.opened_at >= $2)
          order by f.opened_at, c.number, f.round`,
        values: [tenant, from, until, caseType],
      }),
  };
}
