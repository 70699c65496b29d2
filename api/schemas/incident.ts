import { Type } from '@sinclair/typebox';
import { hears, Instant, Json, LocalText, orNull, says } from './common.ts';

export const Incident = says(
  {
    id: Type.String(),
    caseId: orNull(Type.String()),
    caseNumber: orNull(Type.String()),
    runId: Type.String(),
    elementId: Type.String(),
    name: LocalText,
    kind: Type.String(),
    message: Type.String(),
    raisedAt: Instant,
  },
  { $id: 'Incident' },
);

export const ResolveInput = hears({
  retries: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  variables: Type.Optional(
    Type.Record(Type.String(), Json, { description: 'set at the element before it is tried again' }),
  ),
});
