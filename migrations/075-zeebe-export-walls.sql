-- The walls of zeebe_export: the API reads how lately a cluster was heard, the engine writes it.
alter table zeebe_export enable row level security;
alter table zeebe_export force row level security;
create policy known on zeebe_export for select to sakin_app using (true);
create policy heard on zeebe_export to sakin_engine using (true) with check (true);
