import { type Language, type LocalText, languages, textIn } from '../../domain/language.ts';
import { letterPlaceholders, shownAt, staffPlaceholders } from '../../domain/letter.ts';
import { reopenUntil } from '../../domain/reopening.ts';
import { fill } from '../../domain/text.ts';
import type { Letter, WorkerContext } from '../context.ts';

export { letterPlaceholders, shownAt, staffPlaceholders };

const named = (text: LocalText | null, language: string): string => (text && textIn(text, asLanguage(language))) ?? '';

const asLanguage = (code: string): Language => languages.find((each) => each === code) ?? 'en';

/** One of the sentences that letters are put together from. Throws an Error where the release has none. */
export function letterPart(
  context: WorkerContext,
  id: string,
  language: string,
  values: Record<string, string> = {},
): string {
  const text = context.release.text(`letter.${id}`, language);
  if (!text) throw new Error(`expected a text letter.${id} in the release but it has none`);
  return fill(text, values);
}

/** What is known of the case, as its letters say it. */
export function caseValues(context: WorkerContext, letter: Letter, language: string): Record<string, string> {
  const { case: c } = context.facts;
  const category = named(letter.category, language);
  const territory = [named(letter.within, language), named(letter.territory, language)].filter(Boolean).join(', ');
  return {
    number: c.number,
    tenant: named(letter.tenant, language),
    category,
    territory,
    // What and where, as far as it is known.
    about: [category, territory].filter(Boolean).join(', '),
    department: named(letter.department, language),
    openedAt: shownAt(c.openedAt, letter.zone, language),
    // Paused, or not promised yet: never an empty place where a date should stand.
    dueAt: c.dueAt ? shownAt(c.dueAt, letter.zone, language) : letterPart(context, 'no-date', language),
  };
}

/** A link for the resident; the page opens in the language of the letter. */
export const linkFor = (
  context: WorkerContext,
  page: 'confirmation' | 'objection' | 'status',
  ...secrets: string[]
): string => context.engine.link(page, ...secrets, context.facts.case.language);

/** How the resident follows the request: by a link that holds the code, or, where it cannot be told any more, by the code they were given. */
function howToFollow(context: WorkerContext, { code }: Letter, language: string): string {
  const { number } = context.facts.case;
  const statusLink = linkFor(context, 'status', ...(code ? [number, code] : [number]));
  return code
    ? letterPart(context, 'follow-with-code', language, { number, code, statusLink })
    : letterPart(context, 'follow-by-number', language, { number, statusLink });
}

/** Until when a case that ends now can be reopened. */
async function reopenableUntil(context: WorkerContext, { zone }: Letter, language: string): Promise<string> {
  const within = context.release.settings.reopenWithin;
  const { calendar } = await context.register.calendar(within.calendar);
  return shownAt(reopenUntil(context.at, within, calendar), zone, language);
}

/**
 * Writes to the resident in their language with the release's texts `mail.<template>.subject` and `mail.<template>.text`; notes it as a
 * fact. Where there is no address, that is noted instead, and the case goes on; `otherwise: 'call'` has a person tell whoever left a
 * telephone number. `once` makes it one mail however often it is asked.
 */
export async function writeToResident(
  context: WorkerContext,
  template: string,
  once: string,
  more: Record<string, string> = {},
  otherwise: 'call' | 'nothing' = 'nothing',
): Promise<boolean> {
  const letter = await context.cases.letter();
  if (!letter.email) {
    const call = otherwise === 'call' && letter.phone !== null;
    if (call) context.outbox.call(template);
    context.record('resident-not-reached', { template, phone: letter.phone !== null, ...(call ? { call } : {}) });
    return false;
  }
  const { language } = context.facts.case;
  const values = {
    ...caseValues(context, letter, language),
    name: letter.name ?? '',
    answer: letter.answer ?? '',
    howToFollow: howToFollow(context, letter, language),
    reopenUntil: await reopenableUntil(context, letter, language),
    link: '',
    objectionUntil: '',
    reason: '',
    ...more,
  };
  const written = mailText(context, template, language, values);
  context.outbox.mail({ key: once, to: letter.email, language, ...written });
  context.record('resident-told', { template, channel: 'mail' });
  return true;
}

/** The release's texts of a template, filled. Throws an Error where the release has none: a mail without text helps nobody. */
export function mailText(
  context: WorkerContext,
  template: string,
  language: string,
  values: Record<string, string>,
): { subject: string; text: string } {
  const part = (name: 'subject' | 'text'): string => {
    const text = context.release.text(`mail.${template}.${name}`, language);
    if (!text) throw new Error(`expected a text mail.${template}.${name} in the release but it has none`);
    return fill(text, values);
  };
  return { subject: part('subject'), text: part('text') };
}
