-- The secret code of a case lets its resident answer, withdraw and reopen, so it goes to the resident alone: in the answer to their own
-- report, or in the letter. A system through which residents report (an app of theirs) may be given it for them; an administrator says so.

alter table membership add column receives_codes boolean not null default false;
