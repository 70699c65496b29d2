import { Type } from '@sinclair/typebox';
import { Instant, Named, orNull, ref, says } from './common.ts';

/** A department has said that the case is not theirs. */
export const Return = says(
  {
    department: orNull(ref(Named)),
    category: orNull(ref(Named)),
    reason: orNull(Type.String()),
    at: Instant,
  },
  { $id: 'Return' },
);
