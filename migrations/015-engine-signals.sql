-- A process may start by a signal, as it does by a message or by the clock.
alter table engine_start add column signal_name text; -- a signal start event
alter table engine_start drop constraint engine_start_check;
alter table engine_start add check (num_nonnulls(message_name, signal_name, due_at) = 1);
create index on engine_start (tenant_id, signal_name) where signal_name is not null; -- what does this signal start
