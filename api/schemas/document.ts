import { Type } from '@sinclair/typebox';
import { Actor, Instant, ref, says } from './common.ts';

export const Document = says(
  {
    id: Type.String(),
    name: Type.String(),
    mediaType: Type.String({ description: 'as found in the bytes, not as claimed' }),
    size: Type.Integer(),
    sha256: Type.String(),
    public: Type.Boolean({ description: 'the resident may see its copy without position data' }),
    stage: Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Null()], {
      description: 'a picture of how it was before the work, or is after it',
    }),
    addedBy: ref(Actor),
    addedAt: Instant,
  },
  { $id: 'Document' },
);
