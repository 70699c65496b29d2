import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { asInstant, type CivilDate, type Instant } from '../../domain/instant.ts';
import type { Mapping } from './mapping.ts';

/** One real request, as far as a replay needs it. */
export interface Row {
  number: string;
  type: string;
  channel: string;
  area: string;
  place: string;
  openedAt: Instant;
  end: 'solved' | 'cancelled' | 'referred';
  endedAt: Instant;
  /** The city's own promise; undefined when the file has none or one that lies before the opening. */
  promised: CivilDate | undefined;
  /** Why nobody can be asked, or undefined. */
  noContact: string | undefined;
}

/** What makes a row unfit: the first three only for the judgement of on time, the others for the replay itself. */
export const flaws = [
  'no promise',
  'promised before opened',
  'no place',
  'closed before opened',
  'unreadable',
  'unknown type or status',
] as const;
export type Flaw = (typeof flaws)[number];

export interface Reading {
  /** In the order of their opening. */
  rows: Row[];
  /** How many rows have each flaw. */
  flawed: { [flaw in Flaw]: number };
  total: number;
}

type Cells = Record<string, string>;

/** Local time of the file -> instant, in the mapping's zone; an hour that occurs twice is its first. Undefined when it is none. */
export function instantIn(text: string, pattern: RegExp, zone: string): Instant | undefined {
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const hour = Number(groups.hour ?? 0);
  const late = groups.half?.toUpperCase();
  const time = {
    year: Number(groups.year),
    month: Number(groups.month),
    day: Number(groups.day),
    hour: late ? (hour % 12) + (late === 'PM' ? 12 : 0) : hour,
    minute: Number(groups.minute ?? 0),
    second: Number(groups.second ?? 0),
  };
  const local = Temporal.PlainDateTime.from(time, { overflow: 'reject' });
  return asInstant(local.toZonedDateTime(zone).toInstant().toString());
}

const dayOf = (instant: Instant, zone: string): CivilDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Reads a file of past requests. Rows that can't be replayed are counted, never dropped in silence. */
export function readRows(csv: string, mapping: Mapping): Reading {
  const cells: Cells[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true });
  const flawed = Object.fromEntries(flaws.map((flaw) => [flaw, 0])) as Reading['flawed'];
  const rows = cells.flatMap((line) => {
    const { row, found } = readRow(line, mapping);
    for (const flaw of found) flawed[flaw] += 1;
    return row ? [row] : [];
  });
  rows.sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0));
  return { rows, flawed, total: cells.length };
}

function readRow(line: Cells, mapping: Mapping): { row?: Row; found: Flaw[] } {
  const { columns, tenant } = mapping;
  const cell = (column: keyof Mapping['columns']) => line[columns[column]] ?? '';
  const pattern = new RegExp(mapping.instant);
  const [openedAt, endedAt, promise] = [cell('opened'), cell('closed'), cell('promised')].map((text) =>
    instantIn(text, pattern, tenant.zone),
  );
  const end = mapping.ends[cell('status')];
  if (!openedAt || !endedAt || !cell('number')) return { found: ['unreadable'] };
  if (!end || !mapping.types[cell('type')]) return { found: ['unknown type or status'] };
  if (endedAt < openedAt) return { found: ['closed before opened'] };
  const found: Flaw[] = [];
  const promised = promise && dayOf(promise, tenant.zone);
  const backwards = promised !== undefined && promised < dayOf(openedAt, tenant.zone);
  if (!promised) found.push('no promise');
  else if (backwards) found.push('promised before opened');
  if (!cell('area')) found.push('no place');
  const row: Row = {
    number: cell('number'),
    type: cell('type'),
    channel: mapping.channels[cell('channel')] ?? 'api',
    area: cell('area'),
    place: cell('place'),
    openedAt,
    end,
    endedAt,
    promised: backwards ? undefined : promised,
    noContact: mapping.noContact.find((rule) => line[rule.column] === rule.equals)?.why,
  };
  return { row, found };
}

/** On time = ended on or before the promised day, in the city's zone. Undefined when there is no usable promise. */
export const onTime = (row: Pick<Row, 'promised' | 'endedAt'>, zone: string): boolean | undefined =>
  row.promised === undefined ? undefined : dayOf(row.endedAt, zone) <= row.promised;
