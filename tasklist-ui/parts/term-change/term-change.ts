import type { CallInput } from '../../../client/index.ts';

/** What can be done with the term of a case. */
export type TermChange = 'extend' | 'shorten' | 'pause' | 'resume';
export type TermChangeBody = CallInput<'changeTerm'>['body'];
