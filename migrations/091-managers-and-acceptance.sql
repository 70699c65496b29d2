-- Who manages a building, or all below a place, from when to when (decision 18). A register: rows carry dates, and hold at once.
create table management (
  tenant_id text not null references tenant,
  id text not null,
  territory_id text not null,
  department_id text not null, -- of the managing organisation: who gets its cases
  valid_from date not null,
  valid_to date, -- the first day on which it is no more
  set_by text not null,
  set_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, territory_id, valid_from),
  check (valid_to > valid_from),
  foreign key (tenant_id, territory_id) references territory (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id)
);
select sakin_wall('management');
create index on management (tenant_id, department_id); -- what a department manages
grant select, insert, update, delete on management to sakin_app;

-- Two managers of one place on one day: administrators change one after the other, so what is there is seen.
create function sakin_one_manager() returns trigger language plpgsql as $$
begin
  if exists (
    select from management m where m.tenant_id = new.tenant_id and m.territory_id = new.territory_id and m.id <> new.id
      and daterange(m.valid_from, m.valid_to) && daterange(new.valid_from, new.valid_to)) then
    raise exception 'place % has another manager in this time', new.territory_id using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger one_manager after insert or update on management for each row execute function sakin_one_manager();

-- Who gets a case says whether it is theirs, within a time: one row each time somebody is asked.
create table acceptances (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  department_id text not null,
  organisation_id text,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('open', 'accepted', 'refused', 'over')),
  answered_at timestamptz,
  answered_by text,
  reason_id text,
  reached integer[] not null default '{}', -- levels of escalation already taken
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, run_id) references case_runs (tenant_id, id),
  check ((state in ('accepted', 'refused')) = (answered_by is not null))
);
select sakin_wall('acceptances');
create index on acceptances (tenant_id, run_id, asked_at); -- the newest one of a run
create index on acceptances (tenant_id, case_id); -- what a case was answered
grant select, insert, update on acceptances to sakin_app;
