-- Who changed what of an authority, and when. Ids and codes only: names and addresses stand in the registers.

create table administration_events (
  tenant_id text not null references tenant,
  id text not null, -- uuid v7: in the order of time
  occurred_at timestamptz not null,
  actor text not null, -- person id, or `import` for the command
  type text not null, -- in the past: person-added, membership-ended, calendar-revised
  subject_kind text not null,
  subject_id text not null,
  payload jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select sakin_wall('administration_events');
create index on administration_events (tenant_id, subject_kind, subject_id); -- what became of one thing
create trigger append_only before update or delete on administration_events for each row execute function sakin_append_only();
grant select, insert on administration_events to sakin_app;
