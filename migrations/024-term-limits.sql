-- A promise is changed within limits that depend on the role: which one it was asked as is kept, for the rule is looked at once more when the
-- change is made. A term can be shortened too.

alter table term_changes add column asked_as text not null default 'supervisor'; -- the role by whose rule it was allowed
alter table term_changes alter column asked_as drop default;
alter table term_changes drop constraint term_changes_kind_check;
alter table term_changes add constraint term_changes_kind_check check (kind in ('extend', 'shorten', 'pause', 'resume'));
