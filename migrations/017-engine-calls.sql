-- A call names the version that it means: the newest, the one deployed with the caller, or one by its tag.
alter table engine_definition add column deployment_key text; -- the same for all that was deployed together
update engine_definition set deployment_key = key;
alter table engine_definition alter column deployment_key set not null;
alter table engine_definition add column version_tag text;
create index on engine_definition (tenant_id, process_id, version_tag, version) where version_tag is not null; -- which version does this tag mean
