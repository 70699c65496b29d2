import { Type } from '@sinclair/typebox';
import { Count, hears, Instant, oneOf, orNull, Page, says } from './common.ts';

/** Something that could not be sent, or of which nobody knows whether it was. */
export const Unsent = says(
  {
    id: Type.String(),
    kind: Type.String({ description: '`mail`, ...' }),
    state: oneOf(['failed', 'unknown'], { description: 'unknown: it may have been sent' }),
    caseId: orNull(Type.String()),
    caseNumber: orNull(Type.String()),
    to: orNull(Type.String({ description: 'shortened for who may not see persons' })),
    subject: orNull(Type.String()),
    attempts: Count,
    error: orNull(Type.String({ description: 'what the other side said' })),
    madeAt: Instant,
  },
  { $id: 'Unsent' },
);

export const UnsentQuery = hears(Page);

export const UnsentDecision = hears({
  decision: oneOf(['again', 'leave'], { description: 'again: it is sent once more, even when it may have arrived' }),
  reason: Type.String({ minLength: 3, maxLength: 1000 }),
});
