-- Names are found in the other alphabet too, by how they sound (domain/sound.ts); a renamed street is found by its new name in old cases.

-- The sound of a normalised word: the same as `soundOf`, for the cases that there are already.
create function sakin_sound(word text) returns text language sql immutable strict
  as $$ select regexp_replace(replace(translate(regexp_replace(regexp_replace(word, 'sh', 's', 'g'), '[cz]h', 'c', 'g'),
    'eqghxwjабвгдежзиклмнопрстуфхцчшщыэюяәғһҹөүҝyйъьј',
    'akkkkvcabvkdaczikl' || 'mnoprstufkccss' || 'iaua' || 'akkcouk'), 'dc', 'c'), '(.)\1+', '\1', 'g') $$;

alter table case_search no force row level security;
update case_search s set persons = s.persons || array_to_tsvector(n.sounds)
from (select t.tenant_id, t.case_id, array_agg(distinct (case when w.word ~ '[\u0400-\u04ff]' then 'c' else 's' end) || sakin_sound(w.word)) as sounds
  from case_search t cross join lateral (select substr(lexeme, 2) as word from unnest(t.persons) where lexeme like 'q%') w
  where w.word !~ '[0-9]' and length(sakin_sound(w.word)) >= 3 group by t.tenant_id, t.case_id) n
where n.tenant_id = s.tenant_id and n.case_id = s.case_id;
alter table case_search force row level security;
drop function sakin_sound(text);

-- A place has another name now: its cases, and those of the places below, are found by it as well as by the old one.
create function sakin_place_renamed() returns trigger language plpgsql as $$
begin
  with recursive below as (
    select new.id, 1 as depth
    union all
    select t.id, b.depth + 1 from territory t join below b on t.tenant_id = new.tenant_id and t.parent_id = b.id where b.depth < 10)
  update case_search s set place = s.place || sakin_place_terms(c.tenant_id, c.territory_id)
  from below b join cases c on c.tenant_id = new.tenant_id and c.territory_id = b.id
  where s.tenant_id = c.tenant_id and s.case_id = c.id;
  return null;
end $$;
create trigger place_renamed after update of search on territory for each row
  when (old.search is distinct from new.search) execute function sakin_place_renamed();
