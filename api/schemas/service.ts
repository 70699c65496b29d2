import { Type } from '@sinclair/typebox';
import { Count, Instant, orNull, says } from './common.ts';

const lastContact = orNull(Instant);
const oldestMs = Type.Number({ description: 'age of the oldest that waits, in milliseconds; 0 when nothing does' });

export const Health = says(
  {
    ok: Type.Boolean({ description: 'all of it is well' }),
    database: says({ ok: Type.Boolean() }),
    engine: says({
      ok: Type.Boolean({ description: 'some process that moves cases was heard lately' }),
      lastContact,
      incidents: Count,
      heldBack: Type.Integer({
        minimum: 0,
        description: 'what could not be moved because of a fault and is tried again',
      }),
      workers: Type.Record(
        Type.String(),
        says({
          ok: Type.Boolean(),
          lastContact,
          ready: Count,
          oldestMs,
          inHand: orNull(
            Type.Integer({ minimum: 0, description: 'fetched and being worked; null where nothing is fetched' }),
          ),
          backOff: orNull(
            says(
              {
                failures: Type.Integer({ minimum: 1, description: 'in a row' }),
                code: Type.String({ description: 'of the last, as gRPC calls it, such as RESOURCE_EXHAUSTED' }),
                until: Instant,
              },
              { description: 'nothing is asked until then, unless others are answered before' },
            ),
          ),
        }),
        { description: 'by job type' },
      ),
      way: orNull(
        says(
          {
            ok: Type.Boolean(),
            lastContact,
            trouble: orNull(
              says({ since: Instant, code: Type.String({ description: 'as gRPC calls it, such as UNAVAILABLE' }) }),
            ),
            pressedAt: orNull(Instant),
            sending: orNull(
              says(
                { atOnce: Count, most: Count },
                { description: 'commands sent at once: fewer after each time that the engine had too much to do' },
              ),
            ),
            commands: Type.Integer({ minimum: 0, description: 'commands that wait to be sent' }),
            oldestMs,
          },
          { description: 'to an engine that is reached by a network' },
        ),
      ),
      untold: Type.Array(
        Type.Union(['incidents', 'history', 'withdrawn-tasks'].map((ability) => Type.Literal(ability))),
        {
          description: 'what this engine cannot tell, or not now',
        },
      ),
      timers: says({ lastContact, overdue: Count, oldestMs }),
    }),
    relay: says({
      ok: Type.Boolean({ description: 'some process that sends was heard lately' }),
      lastContact,
      queued: Count,
      oldestMs,
      failed: Type.Integer({ minimum: 0, description: 'what waits for a person' }),
    }),
  },
  { $id: 'Health' },
);
