-- Pictures of the work: how it was before, and how it is after.
alter table documents add column stage text check (stage in ('before', 'after'));
