-- As in 022: every case and mail took a lock on the one row of its tenant, and every bound run on the one row of its engine, so
-- that transactions side by side made a new multixact each. A case takes its tenant from its release, a mail's tenant is held by the walls,
-- and engines are never removed.

alter table cases drop constraint cases_tenant_id_fkey;
alter table outbox drop constraint outbox_tenant_id_fkey;
alter table case_runs drop constraint case_runs_engine_id_fkey;
