-- No letter goes to a resident without an e-mail address: whoever opened the case may tell the code once, at the opening. Who did stands with
-- the case, and does not change any more; the code itself is kept by its hash only.
alter table cases add column code_told_by text; -- a person

create function sakin_told_once() returns trigger language plpgsql as $$
begin
  raise exception 'the code of case % was told already', new.number using errcode = 'check_violation';
end $$;
create trigger told_once before update of code_told_by on cases for each row
  when (old.code_told_by is not null and new.code_told_by is distinct from old.code_told_by) execute function sakin_told_once();

-- A yes by a code that was told by somebody is worth as much as a yes that the same person records after a call: nothing, when they belong
-- to the organisation that did the work.
create function sakin_told_gate() returns trigger language plpgsql as $$
begin
  if exists (
    select from case_runs r
      join confirmations c on c.tenant_id = r.tenant_id and c.run_id = r.id and c.round = r.round
      join membership m on m.tenant_id = new.tenant_id and m.person_id = new.code_told_by and m.role in ('clerk', 'head')
        and m.organisation_id in (c.organisation_id, new.organisation_id)
      where r.tenant_id = new.tenant_id and r.case_id = new.id and c.evidence = 'token' and c.evidence_id = new.secret_hash
        and r.number = (select max(n.number) from case_runs n where n.tenant_id = new.tenant_id and n.case_id = new.id)) then
    raise exception 'the yes to case % came by a code that somebody of the executing organisation has told', new.number using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger told_gate before update of status on cases for each row
  when (new.status = 'closed' and old.status <> 'closed' and new.code_told_by is not null) execute function sakin_told_gate();
