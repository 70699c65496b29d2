-- Places are changed by administrators, each change based on what was read.
alter table territory add column version integer not null default 1;
