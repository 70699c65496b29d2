import type { Term } from '../../domain/calendar/term.ts';
import type { LocalText } from '../../domain/language.ts';
import type { FileInput } from './check-release.ts';

/** A service that comes with the product. */
export interface StandardService {
  name: LocalText;
  files: FileInput[];
  /** The general term by country, as its law has it; `*` for countries whose law we don't know. */
  firstTerms: Readonly<Record<string, Term>>;
}
