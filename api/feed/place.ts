import type { FeedPlace } from '../../store/feed.read-model.ts';

/** A place in the feed as text: `<transaction>.<number>`; `0` is the beginning. */
export const asCursor = ({ tx, seq }: FeedPlace): string => `${tx}.${seq}`;

export function placeOfCursor(cursor: string): FeedPlace {
  const [tx, seq] = cursor.split('.');
  return { tx: tx!, seq: seq ?? '0' };
}
