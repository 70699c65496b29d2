import { Type } from '@sinclair/typebox';
import { Instant, orNull, says } from './common.ts';

export const Health = says(
  {
    ok: Type.Boolean(),
    database: says({ ok: Type.Boolean() }),
    engine: says({
      ok: Type.Boolean(),
      lastContact: orNull(Instant),
      timersOverdue: Type.Integer(),
      incidents: Type.Integer(),
      workers: Type.Record(Type.String(), says({ ready: Type.Integer(), oldestMs: Type.Number() })),
    }),
    relay: orNull(
      says({
        lastContact: orNull(Instant),
        queued: Type.Integer(),
        oldestMs: Type.Number(),
        failed: Type.Integer(),
      }),
    ),
  },
  { $id: 'Health' },
);
