-- A further ending: `referred`, handed to a body outside the authority. A department does not get rid of a case so by itself: the gate lets
-- the ending pass only when the newest run's outcome says so and somebody else has approved it. The rest of the gate is as it was (021).

create or replace function sakin_gate() returns trigger language plpgsql as $$
declare
  answered confirmations%rowtype;
begin
  if new.status = old.status then return new; end if;
  if new.status = 'open' then return new; end if;
  if new.status = 'closed' then
    select c.* into answered from case_runs r
      join confirmations c on c.tenant_id = r.tenant_id and c.run_id = r.id and c.round = r.round
      where r.tenant_id = new.tenant_id and r.case_id = new.id
        and r.number = (select max(n.number) from case_runs n where n.tenant_id = new.tenant_id and n.case_id = new.id);
    if not found or answered.answer is distinct from 'yes' then
      raise exception 'case % has no yes of its latest confirmation round, so it cannot be closed', new.number using errcode = 'check_violation';
    end if;
    if answered.evidence = 'token' and answered.evidence_id is distinct from answered.token_hash
      and answered.evidence_id is distinct from new.secret_hash then
      raise exception 'the yes to case % came by a token that nobody was given', new.number using errcode = 'check_violation';
    end if;
    if answered.evidence = 'call' and (answered.recorded_by is null or not (
        exists (select from calls k where k.tenant_id = new.tenant_id and k.id = answered.evidence_id)
        or exists (select from task_answers a where a.tenant_id = new.tenant_id and a.case_id = new.id
          and a.task_key = answered.evidence_id and a.answered_by = answered.recorded_by))) then
      raise exception 'the yes to case % came by a call that nobody has recorded', new.number using errcode = 'check_violation';
    end if;
    if answered.recorded_by is not null and exists (
      select from membership m where m.tenant_id = new.tenant_id and m.person_id = answered.recorded_by
        and m.organisation_id in (answered.organisation_id, new.organisation_id) and m.role in ('clerk', 'head')) then
      raise exception 'the yes to case % was recorded by somebody of the executing organisation', new.number using errcode = 'check_violation';
    end if;
  elsif not exists (select from release r where r.tenant_id = new.tenant_id and r.id = new.release_id and r.settings -> 'endings' ? new.status) then
    raise exception 'the release of case % does not allow the ending %', new.number, new.status using errcode = 'check_violation';
  elsif new.status = 'referred' and (new.outcome is distinct from 'referred' or not exists (
      select from case_runs r where r.tenant_id = new.tenant_id and r.id = new.current_run and r.review_approved)) then
    raise exception 'nobody has approved that case % is handed to another body', new.number using errcode = 'check_violation';
  end if;
  return new;
end $$;
