-- What administrators change carries a version: of two at work nobody overwrites the other unseen. Who and what acts no longer is kept, inactive.

alter table tenant add version integer not null default 1;
alter table organisation add active boolean not null default true, add version integer not null default 1;
alter table department add active boolean not null default true, add version integer not null default 1;
alter table category add version integer not null default 1;
alter table person add version integer not null default 1;
