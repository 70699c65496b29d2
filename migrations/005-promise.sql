-- What was promised and what the resident says: deadlines, confirmations, objections, cancellations, calls. And the gate to `closed`.

create table deadlines (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  started_at timestamptz not null,
  due_at timestamptz, -- null: as soon as possible, or paused
  term jsonb not null, -- number, unit, calendar, legal basis
  explanation jsonb not null, -- days left out and why
  calendar_id text not null,
  calendar_revision integer not null,
  reason text not null check (reason in ('assigned', 'reopened', 'extended', 'paused', 'resumed', 'calendar-changed')),
  current boolean not null default true,
  next_at timestamptz, -- the instant the deadline handler must look again
  next_level integer not null default 0,
  met_at timestamptz,
  met boolean,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, run_id) references case_runs (tenant_id, id)
);
select sakin_wall('deadlines');
create unique index on deadlines (tenant_id, run_id) where current; -- the one that counts
create index on deadlines (tenant_id, case_id, made_at); -- what was promised and what it is now
create index on deadlines (tenant_id, calendar_id) where current; -- re-arming after a calendar changed
grant select, insert, update on deadlines to sakin_app;

create table term_changes (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  kind text not null check (kind in ('extend', 'pause', 'resume')),
  term jsonb,
  reason_id text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  applied_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('term_changes');
create index on term_changes (tenant_id, case_id); -- changes of a case's term
grant select, insert, update on term_changes to sakin_app;

create table confirmations (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  round integer not null,
  key text not null, -- what messages of this round correlate by
  reach text not null check (reach in ('phone', 'link', 'none')),
  state text not null check (state in ('open', 'answered', 'over')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  reason_id text,
  evidence text check (evidence in ('call', 'token')), -- how the answer came
  evidence_id text, -- the call, or the hash of the token
  recorded_by text, -- person id; null when the resident answered alone
  organisation_id text, -- who executed, when the round opened
  token_hash text,
  opened_at timestamptz not null,
  answered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, run_id, round),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, run_id) references case_runs (tenant_id, id),
  check ((state = 'answered') = (answer is not null)),
  check (answer is null or (evidence is not null and evidence_id is not null and answered_at is not null))
);
select sakin_wall('confirmations');
create unique index on confirmations (token_hash) where token_hash is not null; -- a link's row; the hash is of 256 random bits
create index on confirmations (tenant_id, case_id, round); -- rounds of a case
grant select, insert, update on confirmations to sakin_app;

-- An answer, once given, stays as it was.
create function sakin_confirmation_kept() returns trigger language plpgsql as $$
begin
  if old.answer is not null and (new.answer, new.evidence, new.evidence_id, new.recorded_by, new.answered_at) is distinct from (old.answer, old.evidence, old.evidence_id, old.recorded_by, old.answered_at) then
    raise exception 'confirmation % is answered already', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger kept before update on confirmations for each row execute function sakin_confirmation_kept();

-- The gate (principle 10): only a yes of the latest round, with its evidence, recorded by nobody of the executing organisation, gives `closed`;
-- any other ending must be one that the release allows. No variable, repair or redrawn diagram goes around it.
create function sakin_gate() returns trigger language plpgsql as $$
declare
  answered confirmations%rowtype;
begin
  if new.status = old.status then return new; end if;
  if new.status = 'open' then return new; end if;
  if new.status = 'closed' then
    select c.* into answered from confirmations c
      join case_runs r on r.tenant_id = c.tenant_id and r.id = c.run_id
      where c.tenant_id = new.tenant_id and c.case_id = new.id order by r.number desc, c.round desc limit 1;
    if not found or answered.answer is distinct from 'yes' then
      raise exception 'case % has no yes of its latest confirmation round, so it cannot be closed', new.number using errcode = 'check_violation';
    end if;
    if answered.recorded_by is not null and exists (
      select from membership m where m.tenant_id = new.tenant_id and m.person_id = answered.recorded_by
        and m.organisation_id = answered.organisation_id
        and m.role in ('clerk', 'head') ) then
      raise exception 'the yes to case % was recorded by somebody of the executing organisation', new.number using errcode = 'check_violation';
    end if;
  elsif not exists (select from release r where r.tenant_id = new.tenant_id and r.id = new.release_id and r.settings -> 'endings' ? new.status) then
    raise exception 'the release of case % does not allow the ending %', new.number, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger gate before update of status on cases for each row execute function sakin_gate();
create function sakin_opens() returns trigger language plpgsql as $$
begin
  if new.status <> 'open' then raise exception 'a case begins open' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger opens before insert on cases for each row execute function sakin_opens();

create table objections (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  token_hash text,
  state text not null check (state in ('open', 'received', 'upheld', 'rejected', 'over')),
  open_until timestamptz,
  reason_id text,
  opened_at timestamptz not null,
  received_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('objections');
create unique index on objections (token_hash) where token_hash is not null; -- a link's row
create index on objections (tenant_id, case_id); -- one objection a case
grant select, insert, update on objections to sakin_app;

create table cancellations (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  run_id text not null,
  asked_by text not null, -- 'resident' or a person
  reason_code text not null,
  reason_id text,
  asked_at timestamptz not null,
  recorded_at_run timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, run_id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id)
);
select sakin_wall('cancellations');
create index on cancellations (tenant_id, case_id); -- why was it cancelled
grant select, insert, update on cancellations to sakin_app;

-- A telephone call, in or out: the source of the service level and the evidence of a confirmation.
create table calls (
  tenant_id text not null references tenant,
  id text not null,
  direction text not null check (direction in ('in', 'out')),
  offered_at timestamptz not null,
  answered_at timestamptz,
  abandoned_at timestamptz,
  ended_at timestamptz,
  operator_id text,
  ended_as text, -- knowledge answer, new case, status of a case, other, confirmation
  primary key (tenant_id, id),
  check (answered_at is null or abandoned_at is null)
);
select sakin_wall('calls');
create index on calls (tenant_id, offered_at); -- the service level of a period
grant select, insert, update on calls to sakin_app;

create table case_calls (
  tenant_id text not null,
  case_id text not null,
  call_id text not null,
  primary key (tenant_id, case_id, call_id),
  foreign key (tenant_id, case_id) references cases (tenant_id, id),
  foreign key (tenant_id, call_id) references calls (tenant_id, id)
);
select sakin_wall('case_calls');
create index on case_calls (tenant_id, call_id); -- cases of a call
grant select, insert on case_calls to sakin_app;
