-- The embedded engine's tables. One row an instance (its state is the core's JSON), and one row for whatever it waits for, so that the
-- mover finds what is due. The rows repeat what the state says; `npm run check` proves that they agree. Hot rows live for minutes, so
-- pages keep room for new versions (HOT) and vacuum comes early.

create unique index on engine (kind) where kind = 'embedded'; -- two processes at first contact make one engine

-- Beside the walls: the mover serves all tenants. Rows of one tenant are still all that the product's own transactions see.
create function sakin_engine_table(hot regclass) returns void language plpgsql as $$
begin
  perform sakin_wall(hot);
  execute format('create policy engine_moves on %s to sakin_engine using (true) with check (true)', hot);
  execute format('grant select, insert, update, delete on %s to sakin_app', hot);
end $$;

create table engine_definition (
  key text primary key,
  tenant_id text not null references tenant,
  release_id text not null,
  process_id text not null,
  version integer not null, -- of the process id within its tenant
  resource text not null,
  content text not null,
  sha256 text not null,
  deployed_at timestamptz not null,
  unique (tenant_id, process_id, version)
);
select sakin_engine_table('engine_definition');
create index on engine_definition (tenant_id, resource, sha256); -- the same bytes under the same name are the same definition

-- What starts the newest version of a process by itself.
create table engine_start (
  definition_key text not null references engine_definition,
  element_id text not null,
  tenant_id text not null,
  process_id text not null,
  message_name text, -- a message start event
  due_at timestamptz, -- a timer start event
  repetitions integer,
  primary key (definition_key, element_id),
  check ((message_name is null) <> (due_at is null))
);
select sakin_engine_table('engine_start');
create index on engine_start (tenant_id, message_name) where message_name is not null; -- what does this message start
create index on engine_start (tenant_id, due_at) where due_at is not null; -- what does the clock start
create index on engine_start (tenant_id, process_id); -- a newer version replaces them

create table engine_instance (
  key text primary key,
  tenant_id text not null,
  release_id text not null,
  run_id text not null,
  definition_key text not null,
  process_id text not null,
  start_key text, -- the correlation key of the message that started it: one living instance of a process for each
  state text not null,
  revision integer not null default 1,
  started_at timestamptz not null,
  failures integer not null default 0, -- how often moving it ended in a bug or a broken connection
  hold_until timestamptz -- wall clock: not before this instant is it tried again
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
select sakin_engine_table('engine_instance');
create index on engine_instance (tenant_id, run_id); -- cancelling a run
create unique index on engine_instance (tenant_id, process_id, start_key) where start_key is not null; -- one start for each correlation key

create table engine_job (
  instance_key text not null,
  n integer not null,
  tenant_id text not null,
  type text not null,
  element_id text not null,
  element_n integer not null,
  state text not null check (state in ('ready', 'backing-off', 'failed', 'error')),
  retries integer not null,
  ready_at timestamptz not null, -- wall clock: back-off
  headers text not null,
  task text, -- what a user task says of itself
  primary key (instance_key, n)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
select sakin_engine_table('engine_job');
create index on engine_job (type, ready_at) where state in ('ready', 'backing-off'); -- the oldest work of each type

create table engine_timer (
  instance_key text not null,
  n integer not null,
  tenant_id text not null,
  element_id text not null,
  element_n integer not null,
  due_at timestamptz not null, -- the tenant's clock
  repetitions integer not null, -- left, this one included; -1 = for ever
  primary key (instance_key, n)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
select sakin_engine_table('engine_timer');
create index on engine_timer (tenant_id, due_at); -- what is due by the tenant's clock, and what is next

create table engine_subscription (
  seq bigint generated always as identity, -- the oldest of a process takes the message
  instance_key text not null,
  n integer not null,
  tenant_id text not null,
  process_id text not null,
  what text not null check (what in ('message', 'signal')),
  name text not null,
  correlation_key text not null, -- '' for signals
  element_id text not null,
  element_n integer not null,
  primary key (instance_key, n)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
select sakin_engine_table('engine_subscription');
create index on engine_subscription (tenant_id, correlation_key, name); -- who waits for this message

-- A message or signal: `pending` until it has been taken to whoever waited, kept (buffered) until it expires.
create table engine_message (
  seq bigint generated always as identity primary key,
  tenant_id text not null,
  release_id text not null,
  run_id text not null,
  what text not null check (what in ('message', 'signal')),
  name text not null,
  correlation_key text not null,
  message_id text not null, -- made up where the sender gave none, or the message is never kept
  variables text not null,
  published_at timestamptz not null,
  expires_at timestamptz not null, -- the tenant's clock
  keeps boolean not null, -- ttl > 0: it is buffered
  buffered boolean not null default false,
  pending boolean not null default true,
  taken text[] not null default '{}', -- processes that had it; never again, even when that instance was cancelled
  failures integer not null default 0,
  hold_until timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
select sakin_engine_table('engine_message');
create unique index on engine_message (tenant_id, correlation_key, name, message_id); -- the same id is one message while it is kept; what is buffered for a key
create index on engine_message (seq) where pending; -- what is to be taken to whoever waits
create index on engine_message (expires_at); -- the sweep; not by tenant, or the planner takes it for everything of a tenant

-- Whoever takes a message around holds this lock alone, whoever opens a subscription holds it with others: so a message can't be put
-- into the buffer unseen by a subscription that opens at the same moment.
create function engine_message_lock(tenant text, message text, correlation text) returns bigint language sql immutable parallel safe
  as $$ select hashtextextended(tenant || ' ' || message || ' ' || correlation, 0) $$;

-- A new subscription makes what is buffered for it pending again. A function of its own, because each statement in it sees what was
-- committed while it waited for the lock; the inserting statement would not.
create function engine_subscription_opened() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(engine_message_lock(new.tenant_id, new.name, new.correlation_key));
  update engine_message m set pending = true
    where m.tenant_id = new.tenant_id and m.name = new.name and m.correlation_key = new.correlation_key
      and m.what = 'message' and not m.pending and not new.process_id = any(m.taken);
  return null;
end $$;
create trigger opened after insert on engine_subscription for each row when (new.what = 'message')
  execute function engine_subscription_opened();

create table engine_incident (
  instance_key text not null,
  n integer not null,
  tenant_id text not null,
  run_id text not null,
  kind text not null,
  message text not null,
  element_id text not null,
  element_n integer not null,
  job_n integer,
  raised_at timestamptz not null,
  primary key (instance_key, n)
);
select sakin_engine_table('engine_incident');
create index on engine_incident (tenant_id, raised_at); -- the list of incidents
create index on engine_incident (tenant_id, run_id); -- incidents of a case's run

-- The past of elements, one row for each instance and transaction: its news in order, as JSON [what, element, n, at]. A row for each
-- element costs more than all other writes of the engine together; `engine_element_history` shows it so.
create table engine_history (
  tenant_id text not null,
  run_id text not null,
  instance_key text not null,
  revision integer not null,
  definition_key text not null,
  at timestamptz not null, -- the tenant's clock
  news json not null,
  primary key (tenant_id, run_id, at, instance_key, revision) -- the past of a case; a heat map reads whole months anyway
) partition by range (at);
select sakin_wall('engine_history');
create policy engine_moves on engine_history to sakin_engine using (true) with check (true);
grant select, insert on engine_history to sakin_app;
create table engine_history_rest partition of engine_history default;
alter table engine_history_rest enable row level security;
alter table engine_history_rest force row level security;
comment on table engine_history_rest is 'months without a partition of their own; reached through engine_history only';

create view engine_element_history with (security_invoker = true) as
  select h.tenant_id, h.run_id, h.instance_key, h.definition_key, h.revision, e.place,
    e.news ->> 0 as what, e.news ->> 1 as element_id, (e.news ->> 2)::integer as element_n, to_timestamp((e.news ->> 3)::double precision / 1000) as at
  from engine_history h cross join lateral json_array_elements(h.news) with ordinality as e(news, place);
grant select on engine_element_history to sakin_app;
