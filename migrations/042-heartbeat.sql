-- When the services of each process last did their round: so a dead engine looks dead to a process that only answers requests. Each process
-- writes its own row every few seconds, by the wall; rows of processes long gone are swept by retention.

create table heartbeat (
  service text not null check (service in ('engine', 'relay')),
  process text not null, -- made at the start of the process
  worker_types text[] not null default '{}', -- whose jobs it carries out
  version text not null, -- which program it is
  started_at timestamptz not null,
  contact_at timestamptz not null, -- when it last looked for work, not when it wrote this
  ended_at timestamptz, -- it was stopped, and did not die
  primary key (service, process)
);
comment on table heartbeat is 'global: engine and relay serve all tenants';
alter table heartbeat enable row level security;
alter table heartbeat force row level security;
create policy known on heartbeat for select to sakin_app using (true);
create policy engine_beats on heartbeat to sakin_engine using (service = 'engine') with check (service = 'engine');
create policy relay_beats on heartbeat to sakin_relay using (service = 'relay') with check (service = 'relay');
create policy retention_all on heartbeat to sakin_retention using (true);
grant select on heartbeat to sakin_app;
grant select, insert, update on heartbeat to sakin_engine, sakin_relay;
grant select, delete on heartbeat to sakin_retention;
