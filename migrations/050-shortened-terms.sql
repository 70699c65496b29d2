-- A promise can be replaced by a shorter one, which is a reason of its own.

alter table deadlines drop constraint deadlines_reason_check;
alter table deadlines add constraint deadlines_reason_check
  check (reason in ('assigned', 'reopened', 'extended', 'shortened', 'paused', 'resumed', 'calendar-changed', 'corrected'));
