-- Somebody who does the work and may not change its term asks for more time; whoever may decides.
create table term_wishes (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  department_id text not null, -- who had the case then: passed on, the wish lapses
  term jsonb not null, -- what is to be added
  reason_id text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decision text check (decision in ('granted', 'refused', 'lapsed')),
  decided_by text,
  decided_at timestamptz,
  decision_reason_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('term_wishes');
create index on term_wishes (tenant_id, case_id); -- wishes of a case
create unique index on term_wishes (tenant_id, run_id) where decision is null; -- one at a time
grant select, insert, update on term_wishes to sakin_app;
