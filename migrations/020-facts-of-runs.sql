-- What an ending is computed from, where it was not kept yet: the review of an explanation, the decision on a dispute, the round of an
-- objection; and which levels of escalation a deadline has taken.

alter table case_runs add column review_approved boolean; -- of the newest outcome, when it was an explanation
alter table case_runs add column decision text check (decision in ('rework', 'disputed')); -- above the executing body, of the current round
alter table objections add column round integer not null default 1; -- of the run: an older answer's objection decides nothing about a newer one
alter table deadlines add column reached integer[] not null default '{}'; -- levels of escalation taken
