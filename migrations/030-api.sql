-- What the API asks before it knows a tenant, search, and the place in the feed of changes.

-- The people of the sample data, for the sign-in page of the trial provider.
create function sakin_trial_accounts() returns table (subject text, name text, email text, language text, roles text[])
  language sql stable security definer set search_path = public
  as $$ select p.subject, p.name, p.email, p.language, coalesce(array_agg(distinct m.role) filter (where m.role is not null), '{}')
        from person p left join membership m on m.person_id = p.id
        where p.trial and p.active and p.issuer = 'trial' and p.subject not like 'client:%' group by p.id order by p.name $$;
revoke all on function sakin_trial_accounts from public;
grant execute on function sakin_trial_accounts to sakin_app;

-- Which tenants there are is no secret: their portals are public.
create policy portals on tenant for select to sakin_owner using (true);
create function sakin_portals() returns table (id text, name jsonb, zone text, languages text[])
  language sql stable security definer set search_path = public
  as $$ select t.id, t.name, t.zone, t.languages from tenant t order by t.id $$;
revoke all on function sakin_portals from public;
grant execute on function sakin_portals to sakin_app;

-- Does an installation still wait for its first administrator?
create function sakin_has_administrator() returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from membership where role = 'administrator') $$;
revoke all on function sakin_has_administrator from public;
grant execute on function sakin_has_administrator to sakin_app;

-- A region's people: which tenants may they read besides their own.
create policy sign_in on tenant_reader for select to sakin_owner using (true);
create function sakin_readable(for_readers text[]) returns table (tenant_id text, reader_id text)
  language sql stable security definer set search_path = public
  as $$ select r.tenant_id, r.reader_id from tenant_reader r where r.reader_id = any(for_readers) $$;
revoke all on function sakin_readable from public;
grant execute on function sakin_readable to sakin_app;

-- Search: under row-level security @@ is not leakproof, so the index would not be used; the function reads the walls from the setting.
create index case_text_search on case_text using gin (to_tsvector('simple', search)); -- words of texts
create policy searched on case_text for select to sakin_owner using (true);
create function sakin_search(query text, most integer) returns table (tenant_id text, case_id text)
  language sql stable security definer set search_path = public
  as $$ select distinct t.tenant_id, t.case_id from case_text t
        where to_tsvector('simple', t.search) @@ to_tsquery('simple', query) and t.tenant_id = any ((select sakin_reads())::text[])
        limit most $$;
revoke all on function sakin_search from public;
grant execute on function sakin_search to sakin_app;

-- The feed goes in the order of transactions: `seq` alone may come late (a transaction that took its number early and commits late).
create index on case_events (tenant_id, tx, seq);

-- A region's people have read the persons of another tenant's case: both may see that.
create table person_read (
  tenant_id text not null references tenant, -- the reader's
  id text not null,
  read_tenant_id text not null,
  case_id text not null,
  person_id text not null,
  read_at timestamptz not null,
  primary key (tenant_id, id)
);
select sakin_wall('person_read');
create policy read_of_mine on person_read for select to sakin_app using (read_tenant_id = any ((select sakin_tenants())::text[]));
create index on person_read (read_tenant_id, case_id); -- who has read this case
create trigger append_only before update or delete on person_read for each row execute function sakin_append_only();
grant select, insert on person_read to sakin_app;
revoke delete on person_read from sakin_retention;

-- The list of cases: emergencies first, then the nearest deadline.
create index cases_by_urgency on cases (tenant_id, status, (case urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end), (coalesce(due_at, 'infinity'::timestamptz)), id);
