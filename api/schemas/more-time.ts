import { Type } from '@sinclair/typebox';
import { Actor, hears, Instant, Json, oneOf, orNull, ref, says } from './common.ts';

const addedTerm = hears({
  amount: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
  unit: oneOf(['working-days', 'working-hours', 'calendar-days', 'clock-hours']),
});

/** More time, asked for by whoever does the work and may not extend the term. */
export const TermWish = says(
  {
    id: Type.String(),
    term: Type.Record(Type.String(), Json, { description: 'what is to be added: amount, unit' }),
    reason: orNull(Type.String()),
    askedBy: ref(Actor),
    askedAt: Instant,
    decision: orNull(oneOf(['granted', 'refused', 'lapsed'], { description: 'lapsed: the case was passed on before' })),
    decidedBy: orNull(ref(Actor)),
    decidedAt: orNull(Instant),
    answer: orNull(Type.String({ description: 'the reason of the decision' })),
  },
  { $id: 'TermWish' },
);

export const TermWishInput = hears({ term: addedTerm, reason: Type.String({ minLength: 3, maxLength: 4000 }) });
export const TermWishDecision = hears({
  decision: oneOf(['granted', 'refused']),
  term: Type.Optional(addedTerm),
  reason: Type.String({
    minLength: 3,
    maxLength: 4000,
    description: 'whoever asked reads it; of an extension the resident too',
  }),
});

export const HurryInput = hears({ reason: Type.Optional(Type.String({ maxLength: 1000 })) });
export const Hurried = says(
  { people: Type.Array(says({ name: Type.String(), told: Type.Boolean({ description: 'by mail' }) })) },
  { $id: 'Hurried' },
);
