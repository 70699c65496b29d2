/** One page of a list and the place after it. */
export interface PageOf<T> {
  items: T[];
  next: string | null;
}

/** The place of a row in its order, as opaque text. */
export const cursorOf = (place: unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor names; undefined when it is none of ours. */
export function placeOf(cursor: string | undefined, length: number): unknown[] | undefined {
  if (!cursor) return undefined;
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const plain = (value: unknown) => value === null || typeof value === 'string' || typeof value === 'number';
    return Array.isArray(place) && place.length === length && place.every(plain) ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Rows that were asked for with one more than fits -> a page. */
export function pageOf<Row, T>(
  rows: Row[],
  limit: number,
  place: (row: Row) => unknown[],
  show: (row: Row) => T,
): PageOf<T> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(show), next: rows.length > limit ? cursorOf(place(shown.at(-1)!)) : null };
}
