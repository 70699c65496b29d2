-- By what a case is found: its numbers, its place, the words of its description, and its persons. One row a case, made of terms that the
-- application makes (domain/search.ts), each part of its own, so that persons and texts can be erased and a place corrected.
create table case_search (
  tenant_id text not null references tenant,
  case_id text not null,
  opened_at timestamptz not null, -- the order in which cases are found
  numbers tsvector not null default '',
  place tsvector not null default '',
  said tsvector not null default '', -- erasable: the description
  persons tsvector not null default '', -- erasable: names, addresses, telephone numbers
  terms tsvector generated always as (numbers || place || said || persons) stored,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('case_search');
create index case_search_terms on case_search using gin (terms); -- which cases have a term
grant select, insert, update on case_search to sakin_app;
grant update on case_search to sakin_retention; -- takes out what was erased

-- Words of a place and of those above it: "nizami 5" is a building of that street.
create function sakin_place_terms(in_tenant text, at_territory text) returns tsvector language sql stable set search_path = public
  as $$ with recursive above as (
          select t.parent_id, t.search, 1 as depth from territory t where t.tenant_id = in_tenant and t.id = at_territory
          union all
          select t.parent_id, t.search, a.depth + 1 from territory t join above a on t.tenant_id = in_tenant and t.id = a.parent_id where a.depth < 10)
        select array_to_tsvector(coalesce(array_agg(distinct 'w' || left(word, 60)) filter (where word <> ''), '{}'))
        from above cross join lateral unnest(string_to_array(search, ' ')) word $$;

create function sakin_search_place() returns trigger language plpgsql as $$
begin
  update case_search set place = sakin_place_terms(new.tenant_id, new.territory_id) where tenant_id = new.tenant_id and case_id = new.id;
  return null;
end $$;
create trigger search_place after update of territory_id on cases for each row
  when (old.territory_id is distinct from new.territory_id) execute function sakin_search_place();

-- What is erased is found no more, whoever erases it.
create function sakin_search_forgets() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'case_person' then
    update case_search s set persons = '' from gone g where s.tenant_id = g.tenant_id and s.case_id = g.case_id;
  else
    update case_search s set said = '' from gone g where s.tenant_id = g.tenant_id and s.case_id = g.case_id
      and not exists (select from case_text t where t.tenant_id = g.tenant_id and t.case_id = g.case_id and t.kind = 'description');
  end if;
  return null;
end $$;
create trigger search_forgets after delete on case_person referencing old table as gone for each statement execute function sakin_search_forgets();
create trigger search_forgets after delete on case_text referencing old table as gone for each statement execute function sakin_search_forgets();

-- Cases of before. Their persons' letters are folded here as well as the database can.
alter table cases no force row level security;
alter table case_person no force row level security;
alter table case_text no force row level security;
alter table territory no force row level security;
alter table case_search no force row level security;
insert into case_search (tenant_id, case_id, opened_at, numbers, place, said, persons)
select c.tenant_id, c.id, c.opened_at,
  array_to_tsvector(array['n' || reverse(upper(regexp_replace(c.number, '[^[:alnum:]]', '', 'g')))]
    || coalesce((select array_agg('w' || w) from regexp_split_to_table(lower(c.external_number), '[^[:alnum:]]+') w where w <> ''), '{}')),
  sakin_place_terms(c.tenant_id, c.territory_id),
  array_to_tsvector(coalesce((select array_agg(distinct 'w' || left(w, 60)) from case_text t cross join lateral unnest(string_to_array(t.search, ' ')) w
    where t.tenant_id = c.tenant_id and t.case_id = c.id and t.kind = 'description' and w <> ''), '{}')),
  array_to_tsvector(coalesce((select array_agg(distinct term) from case_person p cross join lateral (
      select 'q' || left(w, 60) as term from regexp_split_to_table(lower(translate(concat_ws(' ', p.name, p.email, p.address), 'İIıƏəŞşÇçĞğÖöÜü', 'iiieesSccggoouu')), '[^[:alnum:]]+') w where w <> ''
      union all select 'p' || reverse(regexp_replace(p.phone, '\D', '', 'g')) where p.phone is not null) terms
    where p.tenant_id = c.tenant_id and p.case_id = c.id), '{}'))
from cases c;
alter table cases force row level security;
alter table case_person force row level security;
alter table case_text force row level security;
alter table territory force row level security;
alter table case_search force row level security;

-- Under row-level security @@ is not leakproof, so the index would not be used; the function reads the walls from the setting. Newest first,
-- before a place in that order; with `opener` only cases of these departments and organisations, or opened by that actor.
create policy searched on case_search for select to sakin_owner using (true);
create policy searched on cases for select to sakin_owner using (true);
create function sakin_find(in_tenant text, question text, departments text[], organisations text[], opener text, before_at timestamptz, before_id text, most integer)
  returns table (case_id text, opened_at timestamptz)
  language sql stable security definer set search_path = public
  as $$ select s.case_id, s.opened_at from case_search s
        where s.tenant_id = in_tenant and in_tenant = any ((select sakin_reads())::text[]) and s.terms @@ question::tsquery
          and (before_at is null or (s.opened_at, s.case_id) < (before_at, before_id))
          and (opener is null or exists (select from cases c where c.tenant_id = s.tenant_id and c.id = s.case_id
            and (c.department_id = any(departments) or c.organisation_id = any(organisations) or c.opened_by = opener)))
        order by s.opened_at desc, s.case_id desc limit most $$;
revoke all on function sakin_find from public;
grant execute on function sakin_find to sakin_app;

-- It found words of all texts, in no order, and cost an index entry for each text of a case's life.
drop function sakin_search;
drop policy searched on case_text;
drop index case_text_search;
