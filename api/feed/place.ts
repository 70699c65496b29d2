import type { FeedPlace } from '../../store/feed.read-model.ts';
import { ApiError } from '../errors/api-error.ts';

/** A place in the feed as text: `<transaction>.<number>`; `0` is the beginning. */
export const asCursor = ({ tx, seq }: FeedPlace): string => `${tx}.${seq}`;

/** The database keeps a transaction in 64 bits and a number in 63. */
const [mostTx, mostSeq] = [2n ** 64n - 1n, 2n ** 63n - 1n];

/** @throws ApiError `invalid-request` for a place that no event can have */
export function placeOfCursor(cursor: string): FeedPlace {
  const [tx = '0', seq = '0'] = cursor.split('.');
  if (BigInt(tx) > mostTx || BigInt(seq) > mostSeq)
    throw new ApiError('invalid-request', `expected a place of the feed but got ${cursor}`);
  return { tx, seq };
}
