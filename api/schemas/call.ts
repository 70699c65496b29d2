import { Type } from '@sinclair/typebox';
import { hears, Id, Instant, oneOf, orNull, Page, says } from './common.ts';

export const endedAs = [
  'answered-at-once',
  'new-case',
  'status-told',
  'confirmation',
  'wrong-number',
  'other',
] as const;

const times = {
  answeredAt: Type.Optional(orNull(Instant)),
  abandonedAt: Type.Optional(orNull(Instant)),
  endedAt: Type.Optional(orNull(Instant)),
  endedAs: Type.Optional(orNull(oneOf(endedAs))),
  caseIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
};

export const CallInput = hears({
  direction: oneOf(['in', 'out']),
  offeredAt: Type.Optional(Instant),
  ...times,
});
export const CallChange = hears(times);

export const Call = says(
  {
    id: Type.String(),
    direction: oneOf(['in', 'out']),
    state: oneOf(['offered', 'answered', 'abandoned', 'ended']),
    offeredAt: Instant,
    answeredAt: orNull(Instant),
    abandonedAt: orNull(Instant),
    endedAt: orNull(Instant),
    operatorId: orNull(Type.String()),
    endedAs: orNull(Type.String()),
    caseIds: Type.Array(Type.String()),
  },
  { $id: 'Call' },
);

export const CallQuery = hears({
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  mine: Type.Optional(Type.Boolean()),
  ...Page,
});
