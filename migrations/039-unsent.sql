-- What could not be sent, or may have been, waits for a person: it is sent once more, or left for good, with a reason.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'left'));
alter table outbox
  add column decided_by text, -- a person
  add column decided_at timestamptz,
  add column decision text check (decision in ('again', 'leave')),
  add column decision_reason text;
create index on outbox (tenant_id, seq) where state in ('failed', 'unknown'); -- what waits for a person, by tenant
grant update (state, due_at, attempts, locked_until, decided_by, decided_at, decision, decision_reason) on outbox to sakin_app;
