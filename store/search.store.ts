import type { Instant } from '../domain/instant.ts';
import { termsOfNumbers, termsOfPersons, termsOfText } from '../domain/search.ts';
import type { Statement } from './statement.ts';

type Persons = Parameters<typeof termsOfPersons>[0];

/** By what a case will be found, from its first moment on. Place and erasure are followed by triggers. */
export function caseFindable(c: {
  tenant: string;
  id: string;
  number: string;
  externalNumber?: string | undefined;
  openedAt: Instant;
  territory?: string | undefined;
  description?: { text: string } | undefined;
  persons: Persons;
}): Statement {
  const text = `insert into case_search (tenant_id, case_id, opened_at, numbers, place, said, persons)
    select $1::text, $2::text, $3::timestamptz, array_to_tsvector($4::text[]), sakin_place_terms($1::text, $5::text),
      array_to_tsvector($6::text[]), array_to_tsvector($7::text[])`;
  const values = [
    c.tenant,
    c.id,
    c.openedAt,
    termsOfNumbers(c.number, c.externalNumber),
    c.territory ?? null,
    c.description ? termsOfText(c.description.text) : [],
    termsOfPersons(c.persons),
  ];
  return { text, values };
}

/** Its persons are others now, or are reached in another way. */
export const personsFindable = (tenant: string, caseId: string, persons: Persons): Statement => ({
  text: 'update case_search set persons = array_to_tsvector($3::text[]) where tenant_id = $1 and case_id = $2',
  values: [tenant, caseId, termsOfPersons(persons)],
});
