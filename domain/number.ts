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
