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
    addedBy: ref(Actor),
    addedAt: Instant,
  },
  { $id: 'Document' },
);
