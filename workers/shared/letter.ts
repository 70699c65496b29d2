import type { Instant } from '../../domain/instant.ts';
import { type Language, type LocalText, languages, textIn } from '../../domain/language.ts';
import { fill } from '../../domain/text.ts';
import type { Letter, WorkerContext } from '../context.ts';

/** What the texts of mails may name as `{name}`; a release is checked against this list before it goes live. */
export const letterPlaceholders = [
  'number',
  'tenant',
  'name',
  'category',
  'department',
  'territory',
  'openedAt',
  'dueAt',
  'answer',
  'link',
  'statusLink',
  'objectionUntil',
] as const;

/** What the texts of mails to staff may name. */
export const staffPlaceholders = [
  'number',
  'category',
  'department',
  'territory',
  'openedAt',
  'dueAt',
  'level',
] as const;

// Making one costs more than all else that a mail takes, and there are few zones and languages.
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day and time as a resident reads it, in the tenant's zone. */
export function shownAt(instant: Instant, zone: string, language: string): string {
  const key = `${zone} ${language}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  formats.set(key, format);
  return format.format(Date.parse(instant));
}

const named = (text: LocalText | null, language: string): string => (text && textIn(text, asLanguage(language))) ?? '';

const asLanguage = (code: string): Language => languages.find((each) => each === code) ?? 'en';

/** What is known of the case, as its letters say it. */
export function caseValues(context: WorkerContext, letter: Letter, language: string): Record<string, string> {
  const { case: c } = context.facts;
  return {
    number: c.number,
    tenant: named(letter.tenant, language),
    category: named(letter.category, language),
    department: named(letter.department, language),
    territory: named(letter.territory, language),
    openedAt: shownAt(c.openedAt, letter.zone, language),
    dueAt: c.dueAt ? shownAt(c.dueAt, letter.zone, language) : '',
  };
}

/**
 * Writes to the resident in their language with the release's texts `mail.<template>.subject` and `mail.<template>.text`; notes it as a
 * fact. Where there is no address, that is noted instead, and the case goes on. `once` makes it one mail however often it is asked.
 */
export async function writeToResident(
  context: WorkerContext,
  template: string,
  once: string,
  more: Record<string, string> = {},
): Promise<boolean> {
  const letter = await context.cases.letter();
  if (!letter.email) {
    context.record('resident-not-reached', { template });
    return false;
  }
  const { language, number } = context.facts.case;
  const values = {
    ...caseValues(context, letter, language),
    name: letter.name ?? '',
    answer: letter.answer ?? '',
    statusLink: context.engine.link('status', number),
    link: '',
    objectionUntil: '',
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
