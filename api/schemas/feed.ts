import { Type } from '@sinclair/typebox';
import { hears, Instant, Json, orNull, says } from './common.ts';

export const Change = says(
  {
    seq: Type.String({ description: 'a number as text: it grows for ever' }),
    type: Type.String(),
    caseId: Type.String(),
    caseNumber: orNull(Type.String()),
    source: orNull(Type.String()),
    externalNumber: orNull(Type.String()),
    at: Instant,
    payload: Type.Record(Type.String(), Json, { description: 'ids and codes only' }),
  },
  { $id: 'Change' },
);
export const Changes = says(
  {
    items: Type.Array(Change),
    next: Type.String({ description: 'pass it as `after`; keep it between visits' }),
    more: Type.Boolean(),
  },
  { $id: 'Changes' },
);
export const ChangesQuery = hears({
  after: Type.Optional(
    Type.String({ pattern: '^\\d{1,20}(\\.\\d{1,19})?$', default: '0', description: '`next` of the visit before' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
});
