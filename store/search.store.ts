import type { Instant } from '../domain/instant.ts';
import { termsOfNumbers, termsOfPersons, termsOfText } from '../domain/search.ts';
import type { RowValues, Statement } from './statement.ts';

type Persons = Parameters<typeof termsOfPersons>[0];

/** By what a case will be found, from its first moment on. Place and erasure are followed by triggers. */
export const findableRow = (c: {
  id: string;
  number: string;
  externalNumber?: string | undefined;
  openedAt: Instant;
  territory?: string | undefined;
  description?: { text: string } | undefined;
  persons: Persons;
}): RowValues => ({
  case_id: c.id,
  opened_at: c.openedAt,
  numbers: termsOfNumbers(c.number, c.externalNumber),
  place: c.territory ?? null,
  said: c.description ? termsOfText(c.description.text) : [],
  persons: termsOfPersons(c.persons),
});

/** Its persons are others now, or are reached in another way. */
export const personsFindable = (tenant: string, caseId: string, persons: Persons): Statement => ({
  text: 'update case_search set persons = array_to_tsvector($3::text[]) where tenant_id = $1 and case_id = $2',
  values: [tenant, caseId, termsOfPersons(persons)],
});
