-- Who and where: tenants, their territories, organisations, people and categories. Content: changed by releases and administrators.
-- Names are JSON objects language -> text. Registers carry valid-from dates: what was true when a case was opened stays known.

create table tenant (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
  name jsonb not null,
  zone text not null,
  languages text[] not null,
  region text,
  settings jsonb not null default '{}',
  recorded_at timestamptz not null default now()
);
select sakin_wall('tenant', 'id');
create policy engine_lists on tenant for select to sakin_engine using (true);
create policy relay_lists on tenant for select to sakin_relay using (true);
grant select, insert, update on tenant to sakin_app;
grant select on tenant to sakin_engine, sakin_relay;

-- A region's grant of mutual reading: the people of reader_id may read the cases of tenant_id, never change them.
create table tenant_reader (
  tenant_id text not null references tenant,
  reader_id text not null references tenant,
  granted_at timestamptz not null,
  primary key (tenant_id, reader_id)
);
select sakin_wall('tenant_reader');
-- The reader learns of the grant too: its sign-in builds the list of readable tenants from here.
create policy reader_select on tenant_reader for select to sakin_app using (reader_id = any ((select sakin_tenants())::text[]));
create index on tenant_reader (reader_id); -- which tenants may this one read
grant select, insert, delete on tenant_reader to sakin_app;

create table territory (
  tenant_id text not null references tenant,
  id text not null,
  parent_id text,
  kind text not null check (kind in ('region', 'district', 'city', 'settlement', 'quarter', 'street', 'building')),
  name jsonb not null,
  external_id text, -- of the country's address register
  search text not null default '', -- normalised by domain/classification: lower() breaks on Turkic letters
  valid_from date not null default '1900-01-01',
  valid_to date,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references territory (tenant_id, id)
);
select sakin_wall('territory');
create index on territory (tenant_id, parent_id); -- children of a place, for pickers
create unique index on territory (tenant_id, external_id) where external_id is not null; -- imports of the register
grant select, insert, update on territory to sakin_app;

create table organisation (
  tenant_id text not null references tenant,
  id text not null,
  name jsonb not null,
  kind text not null check (kind in ('authority', 'utility', 'managing-company', 'contractor', 'other')),
  email text,
  primary key (tenant_id, id)
);
select sakin_wall('organisation');
grant select, insert, update on organisation to sakin_app;

create table department (
  tenant_id text not null references tenant,
  id text not null,
  organisation_id text not null,
  name jsonb not null,
  email text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
select sakin_wall('department');
create index on department (tenant_id, organisation_id); -- departments of an organisation
grant select, insert, update on department to sakin_app;

-- A person may work for several tenants, so the row has none: the walls are those of the memberships.
create table person (
  id text primary key,
  issuer text not null, -- OpenID Connect
  subject text not null,
  name text not null,
  email text,
  language text not null,
  trial boolean not null default false, -- made by the sample data: no other host is served while one is active
  active boolean not null default true,
  recorded_at timestamptz not null default now(),
  unique (issuer, subject)
);
comment on table person is 'global: one person may belong to several tenants; seen only through a membership of the transaction''s tenants';

create table membership (
  tenant_id text not null references tenant,
  id text not null,
  person_id text not null references person,
  role text not null,
  organisation_id text,
  department_id text,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, person_id, role, department_id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id)
);
select sakin_wall('membership');
create index on membership (person_id); -- a person's memberships at sign-in, over all tenants
create index on membership (tenant_id, department_id); -- who works in a department
create index on membership (tenant_id, organisation_id); -- who works for an organisation: the confirmation gate
grant select, insert, update, delete on membership to sakin_app;

alter table person enable row level security;
alter table person force row level security;
create policy colleagues on person for select to sakin_app
  using (exists (select from membership m where m.person_id = person.id and m.tenant_id = any ((select sakin_reads())::text[])));
create policy joins on person for insert to sakin_app with check (true);
create policy own_update on person for update to sakin_app
  using (exists (select from membership m where m.person_id = person.id and m.tenant_id = any ((select sakin_tenants())::text[])));
create policy retention_all on person to sakin_retention using (true);
grant select, insert, update on person to sakin_app;
grant select on person to sakin_retention;

-- At sign-in no tenant is known yet: one function, owned by nobody who can log in to the application, answers for one subject only.
create function sakin_sign_in(for_issuer text, for_subject text)
  returns table (person_id text, name text, email text, language text, trial boolean, tenant_id text, role text, organisation_id text, department_id text)
  language sql stable security definer set search_path = public
  as $$ select p.id, p.name, p.email, p.language, p.trial, m.tenant_id, m.role, m.organisation_id, m.department_id
        from person p left join membership m on m.person_id = p.id
        where p.issuer = for_issuer and p.subject = for_subject and p.active $$;
-- FORCE row level security binds the owner too; these two policies are what the function above reads by.
create policy sign_in on person for select to sakin_owner using (true);
create policy sign_in on membership for select to sakin_owner using (true);
revoke all on function sakin_sign_in from public;
grant execute on function sakin_sign_in to sakin_app;

create function sakin_trial_people() returns bigint language sql stable security definer set search_path = public
  as $$ select count(*) from person where trial and active $$;
revoke all on function sakin_trial_people from public;
grant execute on function sakin_trial_people to sakin_app;

create table category (
  tenant_id text not null references tenant,
  id text not null,
  parent_id text,
  name jsonb not null,
  position integer not null default 0,
  active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references category (tenant_id, id)
);
select sakin_wall('category');
create index on category (tenant_id, parent_id); -- the tree
grant select, insert, update on category to sakin_app;

-- Calendars of working time; `content` is domain/calendar's shape. A changed calendar is a new row: deadlines name the one they used.
create table calendar (
  tenant_id text not null references tenant,
  id text not null,
  revision integer not null,
  content jsonb not null,
  declared_at timestamptz not null,
  primary key (tenant_id, id, revision)
);
select sakin_wall('calendar');
grant select, insert on calendar to sakin_app;

-- Whole authorities' privacy notices, by version: consent and acknowledgement name the version shown.
create table privacy_notice (
  tenant_id text not null references tenant,
  version integer not null,
  text jsonb not null,
  consent_required boolean not null,
  valid_from timestamptz not null,
  primary key (tenant_id, version)
);
select sakin_wall('privacy_notice');
grant select, insert on privacy_notice to sakin_app;
