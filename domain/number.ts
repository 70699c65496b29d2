const part = /\{(\w+)(?::(\d+))?\}/g;

/** Why a format makes no public number; empty when it does. */
export function numberFormatFaults(format: string): string[] {
  const faults: string[] = [];
  let counts = 0;
  for (const [text, name, digits] of format.matchAll(part)) {
    if (name === 'seq') counts++;
    else if ((name !== 'year' && name !== 'yy') || digits)
      faults.push(`expected {year}, {yy} or {seq:<digits>} but got ${text}`);
  }
  if (counts !== 1) faults.push(`expected {seq} exactly once but got it ${counts} times`);
  if (!/\{(year|yy)\}/.test(format)) faults.push('expected {year} or {yy}, for counters begin anew each year');
  return faults;
}

/**
 * The public number of a case, such as `2026-000123` of `{year}-{seq:6}`. `year` is the civil year of the tenant's zone;
 * a sequence longer than its digits is written in full, never cut.
 */
export function publicNumber(format: string, values: { readonly year: number; readonly seq: number }): string {
  return format.replace(part, (text, name: string, digits?: string) => {
    if (name === 'year') return String(values.year);
    if (name === 'yy') return String(values.year % 100).padStart(2, '0');
    return name === 'seq' ? String(values.seq).padStart(Number(digits ?? 1), '0') : text;
  });
}

/** What people type or say -> the number as it is stored: no spaces, one kind of dash, upper case. */
export const asPublicNumber = (typed: string): string =>
  typed
    .trim()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '')
    .toUpperCase();

const groupsOf = (typed: string): string[] => typed.match(/\d+/g) ?? [];

/** A year as people write it: whole, or by its last two digits. */
const yearMeant = (digits: string, thisYear: number): number | undefined => {
  if (digits.length === 4) return Number(digits);
  return digits.length === 2 ? thisYear - (thisYear % 100) + Number(digits) : undefined;
};

/** Year and sequence that the digits may mean, the likeliest first: "2026-41", "26/41", "202641", and "41" of this year or the last. */
function meantBy(groups: readonly string[], thisYear: number): { year: number; seq: number }[] {
  const [first = '', second] = groups;
  const meant: { year: number | undefined; seq: number }[] = [];
  if (second !== undefined) meant.push({ year: yearMeant(first, thisYear), seq: Number(groups.slice(1).join('')) });
  else {
    for (const digits of [4, 2])
      if (first.length > digits)
        meant.push({ year: yearMeant(first.slice(0, digits), thisYear), seq: Number(first.slice(digits)) });
    for (const year of [thisYear, thisYear - 1]) meant.push({ year, seq: Number(first) });
  }
  // Nothing that was ever given: a year far away, a count beyond every counter.
  return meant.filter(
    (each): each is { year: number; seq: number } =>
      each.year !== undefined && Math.abs(each.year - thisYear) < 100 && each.seq > 0 && Number.isSafeInteger(each.seq),
  );
}

/**
 * The public numbers that somebody may mean by what they typed: as it stands, and, in each of the formats, without what people leave out:
 * letters, zeros, dashes, the year. Few, without repetition.
 */
export function numbersMeant(typed: string, formats: readonly string[], thisYear: number): string[] {
  const groups = groupsOf(typed.normalize('NFKC'));
  const meant = groups.length > 0 && groups.length <= 4 ? meantBy(groups, thisYear) : [];
  const numbers = meant.flatMap((values) => formats.map((format) => publicNumber(format, values)));
  return [...new Set([asPublicNumber(typed), ...numbers])];
}
