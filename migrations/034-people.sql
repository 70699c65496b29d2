-- A person may work for several authorities: then no administrator of one of them alone changes who the person is or how they sign in.

create function sakin_works_elsewhere(for_person text) returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from membership m where m.person_id = for_person and m.tenant_id = any ((select sakin_tenants())::text[]))
           and exists (select from membership m where m.person_id = for_person and m.tenant_id <> all ((select sakin_tenants())::text[])) $$;
revoke all on function sakin_works_elsewhere from public;
grant execute on function sakin_works_elsewhere to sakin_app;

-- Sessions are found by the hash of their cookie alone; whoever is deactivated or gets a new password is signed out of all but the named one.
create policy signed_out_found on session for select to sakin_owner using (true);
create policy signed_out on session for delete to sakin_owner using (true);
create function sakin_end_sessions(for_person text, but_hash text) returns bigint language sql security definer set search_path = public
  as $$ with ended as (
          delete from session s where s.person_id = for_person and s.id_hash is distinct from but_hash
            and exists (select from membership m where m.person_id = for_person and m.tenant_id = any ((select sakin_tenants())::text[]))
          returning s.id_hash)
        select count(*) from ended $$;
revoke all on function sakin_end_sessions from public;
grant execute on function sakin_end_sessions to sakin_app;
