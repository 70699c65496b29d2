import type { Schema } from '../client/index.ts';

/** What a page is given: the authority, and where to draw. */
export interface PageInput {
  tenant: Schema<'PublicTenant'>;
  main: HTMLElement;
}
export type Page = (input: PageInput) => Promise<void> | void;
