-- A person's correction of classification or place. The process applies it; a changed promise names it as its reason.
create table corrections (
  tenant_id text not null references tenant,
  id text not null,
  case_id text not null,
  run_id text not null,
  category_id text, -- null: as it was; so are the three below
  kind text,
  urgency text check (urgency in ('normal', 'urgent', 'emergency')),
  territory_id text,
  reason_id text not null, -- a text about the case
  asked_by text not null,
  asked_at timestamptz not null,
  applied_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, run_id) references case_runs (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, territory_id) references territory (tenant_id, id)
);
select sakin_wall('corrections');
create index on corrections (tenant_id, case_id); -- corrections of a case
grant select, insert, update on corrections to sakin_app;

alter table deadlines drop constraint deadlines_reason_check;
alter table deadlines add constraint deadlines_reason_check
  check (reason in ('assigned', 'reopened', 'extended', 'paused', 'resumed', 'calendar-changed', 'corrected'));
