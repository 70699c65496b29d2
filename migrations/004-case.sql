-- A case and what happened to it. Codes, ids and instants lie here and in events; persons, texts and answers in tables that can be erased.

create table public_number (
  tenant_id text not null references tenant,
  case_type text not null,
  year integer not null,
  last integer not null,
  primary key (tenant_id, case_type, year)
);
comment on table public_number is 'taken last in the transaction of intake: gaps are allowed, waiting for each other is not';
select sakin_wall('public_number');
grant select, insert, update on public_number to sakin_app;

create table cases (
  tenant_id text not null references tenant,
  id text not null,
  number text not null,
  case_type text not null,
  release_id text not null,
  channel text not null,
  language text not null, -- of the resident
  source text, -- the system that sent it
  external_number text, -- what that system calls it
  opened_at timestamptz not null,
  opened_by text not null, -- person id, 'resident', or 'client:<id>'
  kind text,
  category_id text,
  urgency text not null default 'normal' check (urgency in ('normal', 'urgent', 'emergency')),
  classification jsonb, -- how, confidence, reasons
  territory_id text,
  department_id text,
  organisation_id text,
  assignment jsonb, -- how, reasons
  status text not null default 'open',
  outcome text,
  ended_at timestamptz,
  deadline_id text,
  due_at timestamptz,
  late boolean not null default false, -- work ended after its deadline, or the deadline has passed
  reopened integer not null default 0,
  denials integer not null default 0,
  returns integer not null default 0,
  secret_hash text, -- of the code with which the resident asks for its status
  current_run text,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, release_id) references release (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, territory_id) references territory (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
) with (fillfactor = 80);
select sakin_wall('cases');
create unique index on cases (tenant_id, source, external_number) where external_number is not null; -- find again by the source's number
create index on cases (tenant_id, status, opened_at desc, id); -- the list of cases, newest first
create index on cases (tenant_id, department_id, status, due_at); -- a department's open cases by deadline
create index on cases (tenant_id, category_id, opened_at); -- reports by category
create index on cases (tenant_id, territory_id, opened_at); -- what else is reported in this place
create index on cases (tenant_id, release_id); -- cases of a release
create index on cases (tenant_id, organisation_id); -- cases of an organisation
grant select, insert, update on cases to sakin_app;

create table case_runs (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  number integer not null,
  release_id text not null,
  state text not null check (state in ('requested', 'open', 'ended')),
  engine_id text references engine,
  instance_key text,
  round integer not null default 1,
  requested_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  ending text,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, number),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, release_id) references release (tenant_id, id)
) with (fillfactor = 80);
select sakin_wall('case_runs');
create unique index on case_runs (tenant_id, case_id) where state <> 'ended'; -- one run at a time
create index on case_runs (engine_id, instance_key); -- the run of an instance
grant select, insert, update on case_runs to sakin_app;

-- Everything that happened, in order. `tx` lets a reader stop before transactions that are still open (pg_snapshot_xmin).
create table case_events (
  seq bigint generated always as identity primary key,
  tenant_id text not null references tenant,
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
  tx xid8 not null default pg_current_xact_id()
);
select sakin_wall('case_events');
create index on case_events (tenant_id, case_id, seq); -- a case's history
create index on case_events (tenant_id, seq); -- the feed of changes
create index on case_events (tenant_id, type, occurred_at); -- reports
create trigger append_only before update or delete on case_events for each row execute function sakin_append_only();
create trigger append_only_truncate before truncate on case_events execute function sakin_append_only();
grant select, insert on case_events to sakin_app;

-- Erasable: the persons of a case.
create table case_person (
  tenant_id text not null,
  case_id text not null,
  part text not null check (part in ('resident', 'reporter')),
  name text,
  phone text,
  email text,
  address text,
  notice_version integer, -- the privacy notice shown, and when; consent where it is required
  notice_at timestamptz,
  consent boolean,
  primary key (tenant_id, case_id, part),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('case_person');
create index on case_person (tenant_id, phone) where phone is not null; -- who is calling
create index on case_person (tenant_id, email) where email is not null; -- own requests of a resident
grant select, insert, update, delete on case_person to sakin_app;

-- Erasable: texts about a case: the description, the answer, reasons and notes of people. Events and facts point to them by id.
create table case_text (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  kind text not null, -- description, answer, reason, note
  language text,
  text text not null,
  search text not null default '',
  written_by text not null,
  written_at timestamptz not null,
  public boolean not null default false, -- the resident may read it
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('case_text');
create index on case_text (tenant_id, case_id, kind); -- texts of a case
grant select, insert, update, delete on case_text to sakin_app;

create table documents (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  name text not null,
  media_type text not null, -- as found in the bytes, not as claimed
  size bigint not null,
  sha256 text not null,
  file_key text not null,
  public boolean not null default false,
  public_file_key text, -- the copy without position data
  added_by text not null,
  added_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('documents');
create index on documents (tenant_id, case_id); -- documents of a case
grant select, insert, update on documents to sakin_app;

create table tasks (
  tenant_id text not null,
  engine_id text not null references engine,
  key text not null,
  case_id text not null,
  run_id text not null,
  element_id text not null,
  element_key text not null,
  form_id text,
  candidate_groups text[] not null,
  candidate_users text[] not null default '{}',
  assignee text,
  state text not null check (state in ('open', 'completing', 'completed', 'withdrawn')),
  urgency text not null,
  due_at timestamptz,
  round integer not null default 1,
  opened_at timestamptz not null,
  claimed_at timestamptz,
  completed_at timestamptz,
  completed_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (tenant_id, engine_id, key),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, run_id) references case_runs (tenant_id, id)
) with (fillfactor = 80);
select sakin_wall('tasks');
create index on tasks (tenant_id, case_id); -- tasks of a case
create index on tasks (tenant_id, run_id) where state in ('open', 'completing'); -- what a run still waits for
create index on tasks (tenant_id, assignee, state); -- my tasks
create index on tasks using gin (candidate_groups) where state = 'open'; -- my department's tasks
grant select, insert, update on tasks to sakin_app;

-- Erasable: what people filled in.
create table task_answers (
  tenant_id text not null,
  engine_id text not null,
  task_key text not null,
  case_id text not null,
  answers jsonb not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (tenant_id, engine_id, task_key),
  foreign key (tenant_id, engine_id, task_key) references tasks (tenant_id, engine_id, key)
);
select sakin_wall('task_answers');
create index on task_answers (tenant_id, case_id); -- erasing a case
grant select, insert, update, delete on task_answers to sakin_app;
