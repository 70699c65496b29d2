import type { Client } from 'pg';
import type { Entry } from './inbox.ts';
import { run, statement } from './transaction.ts';

/** What a group has in hand; filled while it runs, so that it is known when the group fails as a whole. */
export interface InHand {
  instances: string[];
  messages: string[];
  /** Commands taken out of the inbox and not yet answered. */
  entries: Entry[];
}

export const nothingInHand = (): InHand => ({ instances: [], messages: [], entries: [] });

// A minute at most: whoever mends the cause should not wait long for its effect.
const hold = statement(
  'hold-back',
  `with m as (update engine_message set failures = failures + 1,
      hold_until = $3::timestamptz + least(interval '1 minute', interval '1 second' * power(2, least(failures, 6))) where seq = any($2::bigint[]))
    update engine_instance set failures = failures + 1,
      hold_until = $3::timestamptz + least(interval '1 minute', interval '1 second' * power(2, least(failures, 6))) where key = any($1::text[])`,
);

/** Not before some seconds are these tried again, each time twice as many. */
export const holdBack = async (connection: Client, { instances, messages }: InHand, wall: string): Promise<void> => {
  if (instances.length + messages.length > 0) await run(connection, hold, [instances, messages, wall]);
};
