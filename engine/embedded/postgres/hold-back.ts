import type { Client } from 'pg';
import type { Entry } from './inbox.ts';
import { run, statement } from './transaction.ts';

/** What a group has in hand; filled while it runs, so that it is known when the group fails as a whole. */
export interface InHand {
  instances: string[];
  messages: string[];
  /** Timer start events. */
  starts: { definition: string; element: string }[];
  /** Commands taken out of the inbox and not yet answered. */
  entries: Entry[];
}

export const nothingInHand = (): InHand => ({ instances: [], messages: [], starts: [], entries: [] });

// A minute at most: whoever mends the cause should not wait long for its effect.
const longer = `failures = failures + 1,
  hold_until = $1::timestamptz + least(interval '1 minute', interval '1 second' * power(2, least(failures, 6)))`;
const hold = statement(
  'hold-back',
  `with m as (update engine_message set ${longer} where seq = any($3::bigint[])),
      s as (update engine_start set ${longer}
        where (definition_key, element_id) in (select * from unnest($4::text[], $5::text[])))
    update engine_instance set ${longer} where key = any($2::text[])`,
);

/** Not before some seconds are these tried again, each time twice as many. */
export async function holdBack(
  connection: Client,
  { instances, messages, starts }: InHand,
  wall: string,
): Promise<void> {
  if (instances.length + messages.length + starts.length === 0) return;
  const [definitions, elements] = [starts.map(({ definition }) => definition), starts.map(({ element }) => element)];
  await run(connection, hold, [wall, instances, messages, definitions, elements]);
}
