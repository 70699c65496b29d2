import type { Instant } from './instant.ts';
import { unknownPlaceholders } from './text.ts';

/** What the texts of letters to residents may name as `{name}`. */
export const letterPlaceholders = [
  'number',
  'tenant',
  'name',
  'category',
  'territory',
  'about',
  'department',
  'openedAt',
  'dueAt',
  'reopenUntil',
  'answer',
  'link',
  'howToFollow',
  'objectionUntil',
  'reason',
] as const;

/** What the texts of letters to staff may name. */
export const staffPlaceholders = [
  'number',
  'tenant',
  'category',
  'territory',
  'about',
  'department',
  'openedAt',
  'dueAt',
  'level',
  'by',
  'reason',
] as const;

/** What is said on the telephone instead of a letter, `call.<template>`, may name; no link, and never the code. */
export const callPlaceholders = letterPlaceholders.filter((name) => !['name', 'link', 'howToFollow'].includes(name));

/** Sentences that letters are put together from, by their keys `letter.<id>`, and what each may name. */
export const letterParts: Readonly<Record<string, readonly string[]>> = {
  'no-date': [],
  'pause-over': [],
  'follow-with-code': ['number', 'code', 'statusLink'],
  'follow-by-number': ['number', 'statusLink'],
  'referred-to': ['body'],
  'not-done': ['rest'],
};

/** Letters that colleagues write to each other about a case: not sent where a service has no words for them. */
export const lettersAmongStaff: readonly string[] = [
  'hurry',
  'given-to-you',
  'more-time',
  'more-time-granted',
  'more-time-refused',
];

/** Letters that go to staff; all others go to residents. */
export const lettersToStaff: readonly string[] = ['escalation', 'asked', 'unaccepted', ...lettersAmongStaff];

/** What nobody would fill in among a release's texts (key -> text), as sentences; empty when a resident never reads a `{placeholder}`. */
export function letterFaults(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const [group = '', id = ''] = key.split('.');
    const known = placeholdersOf(group, id);
    if (!known) return [];
    return unknownPlaceholders(text, known).map((name) => `${key}: expected no {${name}}, which nobody fills in`);
  });
}

function placeholdersOf(group: string, id: string): readonly string[] | undefined {
  if (group === 'mail') return lettersToStaff.includes(id) ? staffPlaceholders : letterPlaceholders;
  if (group === 'call') return callPlaceholders;
  return group === 'letter' ? letterParts[id] : undefined;
}

// Making one costs more than all else that a letter takes, and there are few zones and languages.
const formats = new Map<string, Intl.DateTimeFormat[]>();

/** Days before months, as where the product is used; `en` alone would put the month first. */
const locale = (language: string): string => (language === 'en' ? 'en-GB' : language);

function formatsOf(zone: string, language: string): Intl.DateTimeFormat[] {
  const key = `${zone} ${language}`;
  const known = formats.get(key);
  if (known) return known;
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(language), { ...options, timeZone: zone });
  const made = [
    of({ dateStyle: 'long' }),
    of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }),
  ];
  formats.set(key, made);
  return made;
}

/**
 * A moment as a resident reads it, in the tenant's zone, with the zone: whoever follows from abroad would take it for their own time.
 * `25 noyabr 2026, 18:00 (UTC+4)`.
 */
export function shownAt(instant: Instant, zone: string, language: string): string {
  const moment = Date.parse(instant);
  const [day, time, offset] = formatsOf(zone, language);
  const name = offset!.formatToParts(moment).find((part) => part.type === 'timeZoneName')!.value;
  return `${day!.format(moment)}, ${time!.format(moment)} (${name.replace('GMT', 'UTC')})`;
}
