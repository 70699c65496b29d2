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
      workers: Type.Record(Type.String(), says({ ok: Type.Boolean(), lastContact, ready: Count, oldestMs }), {
        description: 'by job type',
      }),
      way: orNull(
        says(
          {
            ok: Type.Boolean(),
            trouble: orNull(
              says({ since: Instant, code: Type.String({ description: 'as gRPC calls it, such as UNAVAILABLE' }) }),
            ),
            pressedAt: orNull(Instant),
            commands: Type.Integer({ minimum: 0, description: 'commands that wait to be sent' }),
            oldestMs,
          },
          { description: 'to an engine that is reached by a network' },
        ),
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
