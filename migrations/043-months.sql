-- Months of their own for what only grows: the events of cases (by when they were recorded, so that a month that has passed gets no more
-- rows and can be archived) and the past of elements. The product makes the next months ahead; the default partition is for a month that it
-- could not make in time, and is emptied into months when they are made.

alter table case_events rename to case_events_whole;
alter table case_events_whole no force row level security; -- the copy below reads as the owner
do $$
declare old record;
begin
  for old in select conname from pg_constraint where conrelid = 'case_events_whole'::regclass and contype = 'p' loop
    execute format('alter table case_events_whole drop constraint %I', old.conname);
  end loop;
  for old in select indexrelid::regclass as name from pg_index where indrelid = 'case_events_whole'::regclass loop
    execute format('drop index %s', old.name);
  end loop;
end $$;

create table case_events (
  seq bigint generated always as identity (sequence name case_events_number),
  tenant_id text not null,
  case_id text not null,
  run_id text,
  release_id text,
  type text not null,
  type_version integer not null default 1,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  actor text not null, -- person id, 'resident', 'client:<id>', 'worker:<type>', 'engine'
  element_id text,
  element_key text,
  payload jsonb not null default '{}',
  tx xid8 not null default pg_current_xact_id(),
  primary key (seq, recorded_at)
) partition by range (recorded_at);
create index on case_events (tenant_id, case_id, seq); -- a case's history
create index on case_events (tenant_id, type, occurred_at); -- reports
create index on case_events (tenant_id, tx, seq); -- the feed of changes goes in the order of transactions
create table case_events_rest partition of case_events default;
insert into case_events overriding system value
  select seq, tenant_id, case_id, run_id, release_id, type, type_version, occurred_at, recorded_at, actor, element_id, element_key, payload, tx
  from case_events_whole;
select setval('case_events_number', max(seq)) from case_events_whole having max(seq) is not null;
drop table case_events_whole;

select sakin_wall('case_events');
alter table case_events_rest enable row level security;
alter table case_events_rest force row level security;
create policy months on case_events_rest for select to sakin_owner using (true); -- is it empty; see sakin_keep_months
create policy months on engine_history_rest for select to sakin_owner using (true);
comment on table case_events_rest is 'months without a partition of their own; reached through case_events only';
create trigger append_only before update or delete on case_events for each row execute function sakin_append_only();
create trigger append_only_truncate before truncate on case_events execute function sakin_append_only();
grant select, insert on case_events to sakin_app;

-- One month of a parent, unless it is there. Made beside the parent and then attached, so that nobody who writes meanwhile is kept waiting
-- for more than a moment. Months are those of UTC.
create function sakin_make_month(parent text, month date) returns boolean language plpgsql set search_path = public as $$
declare
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
  name text := parent || to_char(month, '_YYYY_MM');
begin
  if to_regclass(name) is not null then return false; end if;
  execute format('create table %I (like %I including defaults including constraints including indexes including storage)', name, parent);
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, name, first, next);
  return true;
end $$;
revoke all on function sakin_make_month from public;

-- The months of both parents from the present one to so many ahead, and a month for whatever the default partitions hold: data of the past
-- that was loaded or lived again. Answers the names of those made. `at`: the present, of the wall.
create function sakin_keep_months(at timestamptz, ahead integer) returns setof text
  language plpgsql security definer set search_path = public as $$
declare
  parent text;
  rest text;
  key text;
  month date;
  held boolean;
begin
  perform pg_advisory_xact_lock(hashtext('sakin_keep_months')); -- one process at a time
  foreach parent in array array['case_events', 'engine_history'] loop
    rest := parent || '_rest';
    key := case parent when 'case_events' then 'recorded_at' else 'at' end;
    execute format('select exists (select from %I)', rest) into held;
    if held or to_regclass(parent || to_char(at at time zone 'UTC', '_YYYY_MM')) is null then
      -- Whoever writes now would be on the way to the default partition: they wait, and find their month.
      execute format('lock table %I in access exclusive mode', parent);
      execute format('select exists (select from %I)', rest) into held;
    end if;
    if held then
      -- Rows cannot be moved while they are append-only, and a month cannot be attached while the default has rows of it.
      execute format('alter table %I detach partition %I', parent, rest);
      execute format('alter table %I rename to %I', rest, rest || '_before');
      execute format('create table %I (like %I including defaults including constraints including indexes including storage)', rest, parent);
      execute format('alter table %I enable row level security', rest);
      execute format('alter table %I force row level security', rest);
      execute format('create policy months on %I for select to sakin_owner using (true)', rest);
      execute format('alter table %I attach partition %I default', parent, rest);
      execute format($text$comment on table %I is 'months without a partition of their own; reached through %I only'$text$, rest, parent);
      for month in execute format('select distinct date_trunc(''month'', %I at time zone ''UTC'')::date from %I order by 1', key, rest || '_before') loop
        if sakin_make_month(parent, month) then return next parent || to_char(month, '_YYYY_MM'); end if;
        execute format('alter table %I no force row level security', parent || to_char(month, '_YYYY_MM'));
        execute format('insert into %I overriding system value select * from %I where date_trunc(''month'', %I at time zone ''UTC'')::date = %L',
          parent || to_char(month, '_YYYY_MM'), rest || '_before', key, month);
        execute format('alter table %I force row level security', parent || to_char(month, '_YYYY_MM'));
      end loop;
      execute format('drop table %I', rest || '_before');
    end if;
    for month in select generate_series(date_trunc('month', at at time zone 'UTC'), date_trunc('month', at at time zone 'UTC') + make_interval(months => ahead), '1 month') loop
      if sakin_make_month(parent, month) then return next parent || to_char(month, '_YYYY_MM'); end if;
    end loop;
  end loop;
end $$;
revoke all on function sakin_keep_months from public;
grant execute on function sakin_keep_months to sakin_engine;

-- The past of elements goes by whole months: those that ended before the given instant and in which no living instance began or went on.
create policy months on engine_instance for select to sakin_owner using (true);
create function sakin_drop_history(before timestamptz) returns setof text
  language plpgsql security definer set search_path = public as $$
declare
  name text;
  ends timestamptz;
begin
  for name in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'engine_history'::regclass and c.relname ~ '^engine_history_\d{4}_\d{2}$' order by 1 loop
    ends := (to_date(right(name, 7), 'YYYY_MM')::timestamp + interval '1 month') at time zone 'UTC';
    if ends > before or exists (select from engine_instance where started_at < ends) then continue; end if;
    execute format('alter table engine_history detach partition %I', name);
    execute format('drop table %I', name);
    return next name;
  end loop;
end $$;
revoke all on function sakin_drop_history from public;
grant execute on function sakin_drop_history to sakin_retention;
