-- A release: diagrams, tables, forms, texts, settings and terms of one case type and tenant; numbered, hashed, immutable.

create table release (
  tenant_id text not null references tenant,
  id text not null,
  case_type text not null,
  number integer not null,
  hash text not null, -- SHA-256 over names and bytes of all files, in the order of names
  state text not null check (state in ('draft', 'staged', 'live', 'retired')),
  settings jsonb not null, -- parsed service.json
  message text not null,
  made_by text not null,
  made_at timestamptz not null,
  live_at timestamptz,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, case_type, number)
);
select sakin_wall('release');
create unique index on release (tenant_id, case_type) where state = 'live'; -- which release do new cases take
grant select, insert, update on release to sakin_app;

create table release_file (
  tenant_id text not null,
  release_id text not null,
  name text not null,
  kind text not null check (kind in ('bpmn', 'dmn', 'form', 'texts', 'settings', 'classification', 'readme')),
  content text not null,
  sha256 text not null,
  primary key (tenant_id, release_id, name),
  foreign key (tenant_id, release_id) references release (tenant_id, id)
);
select sakin_wall('release_file');
grant select, insert on release_file to sakin_app;

-- An engine at its first contact gets an id: keys repeat on a new engine.
create table engine (
  id text primary key,
  kind text not null,
  address text,
  first_contact timestamptz not null
);
comment on table engine is 'global: engines serve all tenants';
alter table engine enable row level security;
alter table engine force row level security;
create policy known on engine for select to sakin_app using (true);
create policy first_contact on engine for insert to sakin_engine with check (true);
grant select on engine to sakin_app;
grant insert on engine to sakin_engine;

create table release_definition (
  tenant_id text not null,
  release_id text not null,
  engine_id text not null references engine,
  process_id text not null,
  definition_key text not null,
  primary key (tenant_id, release_id, engine_id, process_id),
  foreign key (tenant_id, release_id) references release (tenant_id, id)
);
select sakin_wall('release_definition');
create index on release_definition (engine_id, definition_key); -- whose release does a job's definition belong to
grant select, insert on release_definition to sakin_app;

create function sakin_release_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.hash, new.settings, new.number, new.case_type, new.message) is distinct from (old.hash, old.settings, old.number, old.case_type, old.message) then
    raise exception 'release % is immutable', old.id using errcode = 'restrict_violation';
  end if;
  if old.state = 'retired' and new.state <> 'retired' then
    raise exception 'release % is retired', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on release for each row execute function sakin_release_frozen();
create trigger frozen before update on release_file for each row execute function sakin_append_only();
