-- What retention may erase besides: receipts of ended cases, calls, readings of persons by another tenant, and the words of incidents that
-- nobody has mended for long. The reading of a person is a fact while it is kept: nobody but retention removes it.

drop trigger append_only on person_read;
create trigger append_only before update on person_read for each row execute function sakin_append_only();
create trigger kept before delete on person_read for each row when (current_user <> 'sakin_retention') execute function sakin_append_only();
grant delete on person_read, receipts, calls, case_calls to sakin_retention;
grant update (message) on engine_incident to sakin_retention;
create index on receipts (tenant_id, handled_at); -- retention
create index on person_read (read_at); -- retention

-- The past of elements told the words of errors, which may name a person or quote a text: only which job failed is kept.
alter table engine_history no force row level security;
alter table engine_history_rest no force row level security;
update engine_history set news = (
    select json_agg(case when e.item ->> 0 like 'job-%' then json_build_array(e.item -> 0, '', e.item -> 2, e.item -> 3) else e.item end order by e.place)
    from json_array_elements(news) with ordinality as e(item, place))
  where news::text like '%"job-%';
alter table engine_history_rest force row level security;
alter table engine_history force row level security;
