import type { BeginRow } from '../../store/receipt.store.ts';
import type { Facts } from '../../workers/facts.ts';

/** The row a job begins with, as workers read it. */
export const factsOf = (row: BeginRow, run: string): Facts => ({
  case: {
    id: row.case_id,
    number: row.number,
    caseType: row.case_type,
    channel: row.channel,
    language: row.language,
    kind: row.kind,
    category: row.category_id,
    urgency: row.urgency,
    territory: row.territory_id,
    department: row.department_id,
    organisation: row.organisation_id,
    status: row.status,
    outcome: row.outcome,
    openedAt: row.opened_at,
    deadline: row.deadline_id,
    dueAt: row.due_at,
    late: row.late,
    reopened: row.reopened,
    denials: row.denials,
    returns: row.returns,
  },
  run: {
    id: run,
    number: row.run_number,
    state: row.run_state,
    round: row.run_round,
    decision: row.run_decision,
    reviewApproved: row.run_review,
  },
});
