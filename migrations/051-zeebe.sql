-- What the Zeebe adapter keeps of clusters, by the id of each: what was deployed there, which instance moves which run, which user tasks it
-- waits for, the steps that can't go on, and the commands on their way. The state of the processes themselves is in the cluster.

create table zeebe_definition (
  engine_id text not null references engine,
  key text not null,
  tenant_id text not null references tenant,
  release_id text not null,
  process_id text not null,
  version integer not null,
  resource text not null,
  deployed_at timestamptz not null,
  primary key (engine_id, key) -- whose is this job
);
select sakin_engine_table('zeebe_definition');
create index on zeebe_definition (tenant_id); -- walls

create table zeebe_instance (
  engine_id text not null references engine,
  key text not null,
  tenant_id text not null references tenant,
  release_id text not null,
  run_id text not null,
  definition_key text not null,
  seen_at timestamptz not null, -- wall clock: the cluster was last heard of it
  primary key (engine_id, key)
);
select sakin_engine_table('zeebe_instance');
create index on zeebe_instance (tenant_id, run_id); -- cancelling a run
create index on zeebe_instance (engine_id, seen_at); -- whose end nobody told

create table zeebe_task (
  engine_id text not null references engine,
  key text not null, -- of the job that stands for the task
  tenant_id text not null references tenant,
  release_id text not null,
  run_id text not null,
  instance_key text not null,
  retries integer not null, -- the cluster is asked for the task by giving it the retries it has
  completing boolean not null default false, -- its completion is on its way: that it is gone then says nothing
  seen_at timestamptz not null, -- wall clock: it was last known to be there
  primary key (engine_id, key)
) with (fillfactor = 70);
select sakin_engine_table('zeebe_task');
create index on zeebe_task (tenant_id, run_id); -- the open tasks of a run, whose next job may have withdrawn some
create index on zeebe_task (engine_id, seen_at); -- which to ask for next

create table zeebe_incident (
  engine_id text not null references engine,
  key text not null, -- the cluster's, or our own for what we hold back ourselves
  tenant_id text not null references tenant,
  release_id text not null,
  run_id text not null,
  instance_key text not null,
  element_id text not null,
  element_key text not null,
  job_key text,
  command_seq bigint, -- the command that was refused
  kind text not null,
  message text not null,
  raised_at timestamptz not null,
  seen_at timestamptz not null, -- wall clock
  primary key (engine_id, key)
);
select sakin_engine_table('zeebe_incident');
create index on zeebe_incident (tenant_id, raised_at); -- the list of incidents
create index on zeebe_incident (tenant_id, run_id); -- incidents of a case's run
create index on zeebe_incident (engine_id, job_key); -- is this job held back
create index on zeebe_incident (engine_id, seen_at); -- which to ask for next

-- The outbox to the cluster: in the order of `seq` within a run, runs side by side. What was done is gone.
create table zeebe_command (
  seq bigint generated always as identity primary key,
  engine_id text not null references engine,
  tenant_id text not null references tenant,
  release_id text not null,
  run_id text not null,
  at timestamptz not null, -- the tenant's clock
  kind text not null,
  content text not null, -- JSON; not jsonb, which would order and round it
  due_at timestamptz not null, -- wall clock: back-off
  attempts integer not null default 0,
  doubtful boolean not null default false, -- an attempt may have arrived, nobody knows
  refused boolean not null default false, -- a person must look at it
  locked_until timestamptz, -- wall clock
  last_error text,
  made_at timestamptz not null -- wall clock
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
select sakin_engine_table('zeebe_command');
create index on zeebe_command (engine_id, seq) where not refused; -- what is next
create index on zeebe_command (tenant_id, run_id, seq) where not refused; -- is an earlier one of the run still on its way

-- A cluster is known by its own id wherever it answers.
create policy moved on engine for update to sakin_engine using (kind = 'zeebe') with check (kind = 'zeebe');
grant update (address) on engine to sakin_engine;
