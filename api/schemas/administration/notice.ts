import { Type } from '@sinclair/typebox';
import { hears, Instant, LocalText, says } from '../common.ts';

export const NoticeVersion = says(
  { version: Type.Integer(), text: LocalText, consentRequired: Type.Boolean(), validFrom: Instant },
  { $id: 'NoticeVersion' },
);
export const NoticeInput = hears({
  basedOn: Type.Integer({ minimum: 0, description: 'the newest version that was read; 0: there is none yet' }),
  text: Type.Record(Type.String({ pattern: '^(az|tr|ru|en)$' }), Type.String({ minLength: 20, maxLength: 20_000 }), {
    minProperties: 1,
    additionalProperties: false,
  }),
  consentRequired: Type.Boolean(),
});
