-- What a process knows of the way to an engine elsewhere, beside its beat: so a process that only answers requests can tell why nothing
-- moves. One that was never answered beats too, and has no contact yet.
alter table heartbeat alter column contact_at drop not null;
alter table heartbeat add column beat_at timestamptz; -- when this was written, by the wall
alter table heartbeat add column way json; -- engine/port.ts, Way; null where the engine lives in this database
