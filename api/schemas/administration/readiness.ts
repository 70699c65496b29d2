import { Type } from '@sinclair/typebox';
import { Count, LocalText, oneOf, says } from '../common.ts';

export const ReadinessView = says(
  {
    takesCases: Type.Boolean({ description: 'requests are taken, by the staff and on the portal' }),
    complete: Type.Boolean({
      description: 'no step of a new request would wait for somebody who does not exist or cannot sign in',
    }),
    items: Type.Array(
      says({
        id: oneOf(['departments', 'people', 'categories', 'responsibilities', 'calendar', 'notice', 'release', 'mail']),
        done: Type.Boolean(),
        count: Count,
        gaps: Type.Array(
          says({
            code: oneOf([
              'nobody',
              'nobody-works',
              'nobody-besides',
              'nobody-impartial',
              'no-password',
              'unserved',
              'trial-mail',
            ]),
            blocks: Type.Boolean({ description: 'a request would stop; else somebody else decides each time' }),
            roles: Type.Array(Type.String(), { description: 'who could do it' }),
            steps: Type.Array(LocalText, { description: 'of the process, that would wait' }),
            names: Type.Array(LocalText, { description: 'of departments, organisations, categories or people' }),
          }),
        ),
      }),
    ),
  },
  { $id: 'Readiness' },
);
