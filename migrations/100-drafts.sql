-- What analysts are about to release: one draft for a case type, as files over those of the release that it is based on.

create table draft (
  tenant_id text not null references tenant,
  case_type text not null check (case_type ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  based_on text, -- a release of the case type; null: the first one
  version integer not null, -- counts every change, so that nobody releases what somebody else has just changed
  begun_by text not null,
  begun_at timestamptz not null,
  primary key (tenant_id, case_type),
  foreign key (tenant_id, based_on) references release (tenant_id, id)
);
select sakin_wall('draft');
grant select, insert, update, delete on draft to sakin_app;

create table draft_file (
  tenant_id text not null,
  case_type text not null,
  name text not null,
  content text, -- null: taken out
  over text, -- SHA-256 of the release's file that it was written over; null: there was none
  version integer not null, -- that of the draft after this change
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, case_type, name),
  foreign key (tenant_id, case_type) references draft (tenant_id, case_type) on delete cascade
);
select sakin_wall('draft_file');
grant select, insert, update, delete on draft_file to sakin_app;
