-- Decisions that business rule tasks call: every version of each, with the file that it comes from.
create table engine_decision (
  key text primary key,
  tenant_id text not null references tenant,
  decision_id text not null,
  version integer not null,
  resource text not null,
  content text not null,
  sha256 text not null,
  deployment_key text not null, -- the same as that of the processes deployed together with it
  version_tag text,
  deployed_at timestamptz not null,
  unique (tenant_id, decision_id, version)
);
select sakin_engine_table('engine_decision');
create index on engine_decision (tenant_id, deployment_key, decision_id); -- which version was deployed with this process
create index on engine_decision (tenant_id, decision_id, version_tag, version) where version_tag is not null; -- which version does this tag mean
create index on engine_decision (tenant_id, resource, sha256); -- the same bytes under the same name are the same decision
