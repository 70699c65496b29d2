-- Walls between tenants. A transaction names the tenants it may change (sakin.tenants) and those it may read besides
-- (sakin.reads), both locally; unset means no rows. Roles are made by the installation (main/postgres/roles.ts).

create function sakin_tenants() returns text[] language sql stable parallel safe
  as $$ select string_to_array(current_setting('sakin.tenants', true), ',') $$;

create function sakin_reads() returns text[] language sql stable parallel safe
  as $$ select string_to_array(current_setting('sakin.tenants', true) || ',' || coalesce(current_setting('sakin.reads', true), ''), ',') $$;

-- Walls a table with a tenant_id: whoever is sakin_app (sakin_engine is a member of it) sees and changes only the rows of the
-- transaction's tenants, the owner too; retention may read and erase everywhere. The sub-select makes the list a constant of the plan.
create function sakin_wall(walled regclass, tenant_column text default 'tenant_id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy tenant_select on %s for select to sakin_app using (%I = any ((select sakin_reads())::text[]))', walled, tenant_column);
  execute format('create policy tenant_insert on %s for insert to sakin_app with check (%I = any ((select sakin_tenants())::text[]))', walled, tenant_column);
  execute format('create policy tenant_update on %1$s for update to sakin_app using (%2$I = any ((select sakin_tenants())::text[])) with check (%2$I = any ((select sakin_tenants())::text[]))', walled, tenant_column);
  execute format('create policy tenant_delete on %s for delete to sakin_app using (%I = any ((select sakin_tenants())::text[]))', walled, tenant_column);
  execute format('create policy retention_all on %s to sakin_retention using (true)', walled);
  execute format('grant select on %s to sakin_retention', walled);
end $$;

-- A table whose rows are facts: nobody changes or removes one, whatever role asks. Retention of events goes by partitions, never by rows.
create function sakin_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is not allowed', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

grant usage on schema public to sakin_app, sakin_engine, sakin_relay, sakin_retention;
