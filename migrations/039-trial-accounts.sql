-- The people of the sample data, with what they are and where: who tries the product chooses by that.
drop function sakin_trial_accounts();
create function sakin_trial_accounts() returns table (subject text, name text, email text, language text, roles text[], memberships jsonb)
  language sql stable security definer set search_path = public
  as $$ select p.subject, p.name, p.email, p.language, coalesce(array_agg(distinct m.role) filter (where m.role is not null), '{}'),
          coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'tenant', t.name, 'department', d.name) order by t.id, m.role) filter (where m.role is not null), '[]')
        from person p left join membership m on m.person_id = p.id left join tenant t on t.id = m.tenant_id
          left join department d on d.tenant_id = m.tenant_id and d.id = m.department_id
        where p.trial and p.active and p.issuer = 'trial' and p.subject not like 'client:%' group by p.id order by min(t.id), p.name $$;
revoke all on function sakin_trial_accounts from public;
grant execute on function sakin_trial_accounts to sakin_app;
create policy sign_in on department for select to sakin_owner using (true); -- for this function alone
