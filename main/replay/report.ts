import { millisecondsOf } from '../../domain/instant.ts';
import type { Mapping } from './mapping.ts';
import { type Flaw, flaws, onTime, type Reading, type Row } from './rows.ts';

/** What became of a row in the product. */
export interface Lived {
  row: Row;
  /** Status of its case; undefined: there is no such case, it was lost. */
  status: string | undefined;
  /** The run still waits although the row has ended. */
  stuck: boolean;
}

export interface Line {
  name: string;
  opened: number;
  byStatus: { [status: string]: number };
  onTime: number;
  late: number;
  /** Median of the city's own promise, in days from the opening; null without promises. */
  promisedDays: number | null;
}

export interface Report {
  total: number;
  left: { [flaw in Flaw]: number };
  lines: Line[];
  sum: Line;
  lost: number;
  stuck: number;
  seconds: number;
  notes: string[];
}

const day = 86_400_000;

const median = (values: number[]): number | null =>
  values.length === 0 ? null : [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

function lineOf(name: string, lived: Lived[], zone: string): Line {
  const line: Line = { name, opened: lived.length, byStatus: {}, onTime: 0, late: 0, promisedDays: null };
  const promises: number[] = [];
  for (const { row, status } of lived) {
    const key = status ?? 'lost';
    line.byStatus[key] = (line.byStatus[key] ?? 0) + 1;
    const kept = onTime(row, zone);
    if (kept === true) line.onTime += 1;
    if (kept === false) line.late += 1;
    if (row.promised)
      promises.push(
        Math.max(0, Math.ceil((millisecondsOf(`${row.promised}T00:00:00Z`) - millisecondsOf(row.openedAt)) / day)),
      );
  }
  line.promisedDays = median(promises);
  return line;
}

/** Adds up what became of every row. */
export function reportOf(reading: Reading, lived: Lived[], mapping: Mapping, seconds: number, notes: string[]): Report {
  const { zone } = mapping.tenant;
  const types = [...new Set(lived.map(({ row }) => row.type))];
  const lines = types.map((type) =>
    lineOf(
      type,
      lived.filter(({ row }) => row.type === type),
      zone,
    ),
  );
  return {
    total: reading.total,
    left: reading.flawed,
    lines: lines.sort((a, b) => b.opened - a.opened),
    sum: lineOf('all', lived, zone),
    lost: lived.filter(({ status }) => status === undefined).length,
    stuck: lived.filter(({ stuck }) => stuck).length,
    seconds,
    notes,
  };
}

/** The report as it is printed. */
export function printed(report: Report): string {
  const statuses = Object.keys(report.sum.byStatus).sort();
  const head = ['type', 'opened', ...statuses, 'on time', 'late', 'promise (median days)'];
  const rows = [...report.lines, report.sum].map((line) =>
    [
      line.name,
      line.opened,
      ...statuses.map((status) => line.byStatus[status] ?? 0),
      line.onTime,
      line.late,
      line.promisedDays ?? '-',
    ].map(String),
  );
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const text = (cells: string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ');
  return [
    `Requests in the file: ${report.total}; replayed: ${report.sum.opened}; lost: ${report.lost}; stuck: ${report.stuck}`,
    `Rows with a flaw: ${flaws.map((flaw) => `${flaw} ${report.left[flaw]}`).join(', ')}`,
    'Left out of the replay: closed before opened, unreadable, unknown type or status. Left out of the judgement: no promise, promised before opened.',
    'On time = ended on or before the day that the city had promised, in its zone.',
    '',
    text(head),
    ...rows.map(text),
    '',
    ...report.notes,
    `Took ${report.seconds.toFixed(0)} s, ${(report.sum.opened / report.seconds).toFixed(0)} requests a second.`,
  ].join('\n');
}
