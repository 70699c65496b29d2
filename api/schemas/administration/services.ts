import { Type } from '@sinclair/typebox';
import { ServiceSettings } from '../../../domain/settings.ts';
import { hears, says } from '../common.ts';

export const AdministeredService = says(
  { caseType: Type.String(), releaseId: Type.String(), number: Type.Integer(), settings: ServiceSettings },
  { $id: 'AdministeredService' },
);
export const ServiceChange = hears({
  releaseId: Type.String({ description: 'the release it is based on: a newer one is not overwritten' }),
  message: Type.String({ minLength: 3, maxLength: 400, description: 'why: kept with the new release' }),
  settings: Type.Partial(
    Type.Pick(ServiceSettings, [
      'terms',
      'confirmation',
      'denialLimit',
      'returnLimit',
      'objectionWithin',
      'reopenWithin',
      'retention',
    ]),
  ),
});
