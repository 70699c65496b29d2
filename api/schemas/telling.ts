import { Type } from '@sinclair/typebox';
import { Count, hears, Instant, oneOf, orNull, says } from './common.ts';

/** What a resident without an e-mail address must be told by telephone. */
export const Telling = says(
  {
    id: Type.String(),
    caseId: Type.String(),
    caseNumber: Type.String(),
    template: Type.String({ description: 'which letter it stands for: passed-on, term-changed, explained, ...' }),
    language: Type.String({ description: 'of the resident, in which the text is' }),
    text: Type.String({ description: 'what to say, with the case as it stands now' }),
    name: orNull(Type.String()),
    phone: orNull(Type.String()),
    askedAt: Instant,
    callFrom: orNull(Type.String({ format: 'date-time', description: 'calling hours begin then; null: now' })),
    attempts: Count,
    triedAt: orNull(Instant),
  },
  { $id: 'Telling' },
);

export const TellingResult = hears({
  result: oneOf(['told', 'not-reached', 'left'], { description: 'left: the resident will not be called about it' }),
});
