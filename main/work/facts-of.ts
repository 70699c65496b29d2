import type { CaseRow, RunRow } from '../../store/cases-in-hand.ts';
import type { Facts } from '../../workers/facts.ts';

/** The rows of a case and its run, as workers read them. */
export const factsOf = ({ case: c, run }: { case: CaseRow; run: RunRow }): Facts => ({
  case: {
    id: c.id,
    number: c.number,
    caseType: c.case_type,
    channel: c.channel,
    language: c.language,
    kind: c.kind,
    category: c.category_id,
    urgency: c.urgency,
    territory: c.territory_id,
    department: c.department_id,
    organisation: c.organisation_id,
    status: c.status,
    outcome: c.outcome,
    openedAt: c.opened_at,
    deadline: c.deadline_id,
    dueAt: c.due_at,
    late: c.late,
    reopened: c.reopened,
    denials: c.denials,
    returns: c.returns,
  },
  run: {
    id: run.id,
    number: run.number,
    state: run.state,
    round: run.round,
    decision: run.decision,
    reviewApproved: run.review_approved,
  },
});
