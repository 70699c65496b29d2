-- A timer start that could not begin its instance is put off, as instances and messages are, and what is put off is counted.

alter table engine_start
  add column failures integer not null default 0,
  add column hold_until timestamptz; -- wall clock: not before this instant is it tried again

create index on engine_instance (hold_until) where hold_until is not null; -- how many are held back, and until when
create index on engine_message (hold_until) where hold_until is not null; -- the same
create index on engine_start (hold_until) where hold_until is not null; -- the same
