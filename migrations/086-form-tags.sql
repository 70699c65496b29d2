-- The version tags under which a form has been deployed: a user task may name the form by one (`bindingType="versionTag"`).
alter table engine_form add column tags text[] not null default '{}';
