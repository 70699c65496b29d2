-- How far a cluster's exporter has told us what happened there, by partition: what it posts again is known.
create table zeebe_export (
  engine_id text not null references engine,
  partition_id integer not null,
  position bigint not null,
  heard_at timestamptz not null, -- wall clock
  primary key (engine_id, partition_id)
);
comment on table zeebe_export is 'global: a cluster serves all tenants';
grant select on zeebe_export to sakin_app;
grant insert, update on zeebe_export to sakin_engine;

-- Element instances of Zeebe have keys beyond an integer.
drop view engine_element_history;
create view engine_element_history with (security_invoker = true) as
  select h.tenant_id, h.run_id, h.instance_key, h.definition_key, h.revision, e.place,
    e.news ->> 0 as what, e.news ->> 1 as element_id, (e.news ->> 2)::bigint as element_n, to_timestamp((e.news ->> 3)::double precision / 1000) as at
  from engine_history h cross join lateral json_array_elements(h.news) with ordinality as e(news, place);
grant select on engine_element_history to sakin_app;
