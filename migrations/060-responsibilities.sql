-- Which department serves a category, everywhere or at a place: set by administrators, beside the analyst's table (decision 17).
create table responsibility (
  tenant_id text not null references tenant,
  id text not null,
  category_id text not null,
  territory_id text, -- null: everywhere
  department_id text not null,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, category_id, territory_id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, territory_id) references territory (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id)
);
select sakin_wall('responsibility');
create index on responsibility (tenant_id, department_id); -- what a department serves
create index on responsibility (tenant_id, territory_id); -- what is said of a place
grant select, insert, update, delete on responsibility to sakin_app;
