-- Words by which a description is known to be about a category, by language: {"az": ["su", "boru*"]}.
alter table category add column words jsonb not null default '{}';
