-- What a resident without an e-mail address must be told by telephone: a person does it. Which letter it is, not its words.
create table tellings (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  template text not null,
  asked_at timestamptz not null,
  attempts integer not null default 0,
  tried_at timestamptz,
  done text check (done in ('told', 'left')),
  done_by text,
  done_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('tellings');
create index on tellings (tenant_id, case_id); -- what the residents of these cases are to be told
create index on tellings (tenant_id, asked_at) where done is null; -- what is still to be told, by tenant
grant select, insert, update on tellings to sakin_app;
