/** A line of a table: its values, and where it begins (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly values: readonly string[];
}

/** What spreadsheets write: by the first line, whichever of them stands in it most often. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * Reads comma-separated values as RFC 4180 has them, also with semicolons or tabs; blank lines are left out. A quotation mark that is
 * never closed takes the rest of the text, which then fails by its columns.
 */
export function parseCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let [value, values, quoted, line, began]: [string, string[], boolean, number, number] = ['', [], false, 1, 1];
  const endOfRow = (): void => {
    const row = [...values, value].map((each) => each.trim());
    if (row.some(Boolean)) rows.push({ line: began, values: row });
    [value, values] = ['', []];
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (quoted) {
      if (sign === '"' && source[at + 1] === '"') value += source[++at];
      else if (sign === '"') quoted = false;
      else value += sign;
    } else if (sign === '"' && value === '') quoted = true;
    else if (sign === separator) {
      values.push(value);
      value = '';
    } else if (sign === '\n') endOfRow();
    else value += sign;
    if (sign === '\n') {
      line += 1;
      if (!quoted) began = line;
    }
  }
  endOfRow();
  return rows;
}

/** A value as RFC 4180 has it. What a spreadsheet would take for a formula is led by an apostrophe. */
function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of a table as RFC 4180 has them, the head first. */
export const writeCsv = (
  head: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string => `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
