-- Once, whatever fails: receipts of jobs, the outbox, idempotency keys, sessions.

create table receipts (
  engine_id text not null references engine,
  job_key text not null,
  tenant_id text not null references tenant,
  run_id text not null,
  case_id text,
  element_id text not null,
  element_key text not null,
  type text not null,
  outcome text not null check (outcome in ('done', 'error')),
  output jsonb not null,
  facts jsonb, -- what the handler read, for trials
  worker_version text not null,
  handled_at timestamptz not null,
  primary key (engine_id, job_key)
);
select sakin_wall('receipts');
create index on receipts (tenant_id, case_id); -- replaying a case's past
grant select, insert, update on receipts to sakin_app;

-- What leaves the database: mail, messages to engines and other systems. In the order of `seq` within a `lane` (a run's), lanes side by side.
create table outbox (
  seq bigint generated always as identity primary key,
  tenant_id text not null references tenant,
  id text not null,
  case_id text,
  run_id text,
  lane text,
  kind text not null, -- mail, ...
  key text not null, -- what the other side removes duplicates by
  payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'unknown')),
  due_at timestamptz not null, -- wall clock: back-off
  attempts integer not null default 0,
  locked_until timestamptz,
  last_error text,
  made_at timestamptz not null,
  sent_at timestamptz,
  unique (tenant_id, kind, key)
) with (fillfactor = 70);
select sakin_wall('outbox');
create index on outbox (due_at, seq) where state in ('queued', 'sending'); -- what is due
create index on outbox (tenant_id, case_id); -- what was sent about a case
create policy relay_reads on outbox for select to sakin_relay using (true);
create policy relay_moves on outbox for update to sakin_relay using (true) with check (true);
grant select, insert on outbox to sakin_app;
grant select, update on outbox to sakin_relay;

create table idempotency_keys (
  tenant_id text not null references tenant,
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  made_at timestamptz not null,
  primary key (tenant_id, actor, key)
);
select sakin_wall('idempotency_keys');
create index on idempotency_keys (made_at); -- retention
grant select, insert on idempotency_keys to sakin_app;

create table session (
  id_hash text primary key, -- SHA-256 of the cookie's 256 random bits
  person_id text references person,
  content jsonb not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table session is 'global: found only by the hash of a secret; belongs to a person, not to a tenant';
alter table session enable row level security;
alter table session force row level security;
create policy by_hash on session to sakin_app using (id_hash = current_setting('sakin.session', true)) with check (true);
create policy retention_all on session to sakin_retention using (true);
create index on session (expires_at); -- retention
create index on session (person_id); -- sign out everywhere
grant select, insert, update, delete on session to sakin_app;
grant select, delete on session to sakin_retention;

-- The trial OpenID Connect provider keeps its grants here (oidc-provider's adapter).
create table oidc_payload (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  user_code text,
  uid text,
  expires_at timestamptz,
  consumed_at timestamptz,
  primary key (model, id)
);
comment on table oidc_payload is 'global: the trial identity provider knows no tenants';
alter table oidc_payload enable row level security;
alter table oidc_payload force row level security;
create policy provider on oidc_payload to sakin_app using (true) with check (true);
create policy retention_all on oidc_payload to sakin_retention using (true);
create index on oidc_payload (grant_id); -- revoking a grant
create index on oidc_payload (expires_at); -- retention
grant select, insert, update, delete on oidc_payload to sakin_app;
grant select, delete on oidc_payload to sakin_retention;

-- What was erased, when and by which rule: the proof that stays.
create table erasures (
  tenant_id text not null references tenant,
  id text not null,
  case_id text,
  kind text not null,
  amount integer not null,
  rule_days integer,
  asked_by text not null,
  erased_at timestamptz not null,
  primary key (tenant_id, id)
);
select sakin_wall('erasures');
create index on erasures (tenant_id, case_id); -- is this case erased
create trigger append_only before update or delete on erasures for each row execute function sakin_append_only();
create policy retention_writes on erasures for insert to sakin_retention with check (true);
grant select on erasures to sakin_app;
grant insert on erasures to sakin_retention;

-- What may be erased, and nothing else.
grant delete on case_person, case_text, task_answers, documents, outbox, idempotency_keys to sakin_retention;
