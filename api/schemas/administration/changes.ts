import { Type } from '@sinclair/typebox';
import { Actor, hears, Id, Instant, Json, orNull, Page, ref, says } from '../common.ts';

export const AdministrationEntry = says(
  {
    id: Type.String(),
    at: Instant,
    actor: ref(Actor),
    type: Type.String(),
    subjectKind: Type.String(),
    subjectId: Type.String(),
    subjectName: orNull(Type.String({ description: 'of a person' })),
    payload: Type.Record(Type.String(), Json),
  },
  { $id: 'AdministrationEntry' },
);
export const EntriesQuery = hears({
  ...Page,
  subjectKind: Type.Optional(Id),
  subjectId: Type.Optional(Id),
});
