-- Forms that user tasks name by id (`zeebe:formDefinition formId`): only that they were deployed; their content belongs to the release.
create table engine_form (
  tenant_id text not null references tenant,
  id text not null,
  deployed_at timestamptz not null,
  primary key (tenant_id, id)
);
select sakin_engine_table('engine_form');

create index on engine_job (ready_at) where state = 'backing-off'; -- whose back-off has passed, whatever their type
