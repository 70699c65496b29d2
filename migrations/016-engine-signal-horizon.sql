-- A signal is for those who wait when it is thrown. To take it to all of them may need several commits; who begins to wait meanwhile is
-- too late for it.
alter table engine_message add column heard_by bigint; -- the newest subscription that a signal is for

create function engine_signal_thrown() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.heard_by := (select last_value from engine_subscription_seq_seq);
  return new;
end $$;
create trigger thrown before insert on engine_message for each row when (new.what = 'signal')
  execute function engine_signal_thrown();
