import { normalise } from '../domain/normalise.ts';
import type { Conditions } from './conditions.ts';

/** The same letters that domain/normalise folds, as far as names of people and departments have them. */
const folded = (sql: string): string =>
  `translate(lower((${sql}) collate "und-x-icu"), 'ıəşçğöüё' || chr(775), 'iescgouе')`;

/** The id and the names in all languages of a row. */
export const namesOf = (alias: string): string =>
  `${alias}.id || ' ' || (select coalesce(string_agg(value, ' '), '') from jsonb_each_text(${alias}.name))`;

/** Each word must be somewhere in the text, however it is written. For registers of some hundred rows: no index helps. */
export function withWords(where: Conditions, sql: string, words: string | undefined): void {
  for (const word of normalise(words ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 5))
    where.add(`position(? in ${folded(sql)}) > 0`, word);
}
