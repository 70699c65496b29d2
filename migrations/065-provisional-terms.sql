-- Before a department has a case its promise stands for now; one that was passed on is promised anew.

alter table deadlines drop constraint deadlines_reason_check;
alter table deadlines add constraint deadlines_reason_check
  check (reason in ('provisional', 'assigned', 'passed-on', 'reopened', 'extended', 'shortened', 'paused', 'resumed', 'calendar-changed', 'corrected'));
