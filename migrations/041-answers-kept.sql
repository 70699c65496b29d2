-- An answer, once given, stays whole: also whose question it answers, by which token, and who did the work then. Else a yes could be moved
-- into the current round, or away from the organisation whose people may not record it, and the gate would open.
create or replace function sakin_confirmation_kept() returns trigger language plpgsql as $$
begin
  if old.answer is not null and (new.tenant_id, new.id, new.case_id, new.run_id, new.round, new.key, new.reach, new.state, new.answer,
      new.reason_id, new.evidence, new.evidence_id, new.recorded_by, new.organisation_id, new.token_hash, new.answered_at)
    is distinct from (old.tenant_id, old.id, old.case_id, old.run_id, old.round, old.key, old.reach, old.state, old.answer,
      old.reason_id, old.evidence, old.evidence_id, old.recorded_by, old.organisation_id, old.token_hash, old.answered_at) then
    raise exception 'confirmation % is answered already', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
