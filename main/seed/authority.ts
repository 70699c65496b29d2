import type { Content, TenantFile } from '../import/authority-files.ts';

type Row<Name extends 'territories' | 'organisations' | 'departments' | 'categories'> = NonNullable<
  Content[Name]
>[number];
type Person = NonNullable<Content['people']>[number];

/** An authority as it is put up: who it is, where, who works there, what requests are about, when it works. */
export interface Authority {
  tenant: Pick<TenantFile, 'id' | 'name' | 'zone'> & { languages: string[]; region?: string; readableBy?: string[] };
  /** Parents stand before their children. */
  territories: Row<'territories'>[];
  organisations: Row<'organisations'>[];
  departments: Row<'departments'>[];
  /** `id`: sign-in name at the trial provider, and the subject that it tells. */
  people: (Pick<Person, 'name' | 'email' | 'memberships'> & { id: string; language: string })[];
  categories: Row<'categories'>[];
  calendar: NonNullable<Content['calendar']>;
  /** Who manages which place, from when on. */
  managers?: NonNullable<Content['managers']> | undefined;
  privacyNotice: Pick<NonNullable<Content['privacyNotice']>, 'version' | 'text' | 'consentRequired'>;
}
