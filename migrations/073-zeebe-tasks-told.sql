-- A task as the product was told of it: after a migration of its instance the product is told of it anew, at another element.
alter table zeebe_task add column told jsonb;
