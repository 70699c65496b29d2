import { Type } from '@sinclair/typebox';
import { Count, hears, Id, Language, LocalText, orNull, says } from '../common.ts';
import { Name, Version } from './shared.ts';

export const AdministeredTenant = says(
  {
    id: Type.String(),
    name: LocalText,
    zone: Type.String(),
    languages: Type.Array(Type.String()),
    calendar: orNull(Type.String()),
    country: orNull(Type.String({ description: 'ISO 3166-1 alpha-2; null: taken from the zone' })),
    version: Version,
  },
  { $id: 'AdministeredTenant' },
);
const Zone = Type.String({ maxLength: 60, description: 'IANA time zone, such as Asia/Baku' });
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });
export const TenantChange = hears({
  version: Version,
  name: Type.Optional(Name),
  languages: Type.Optional(Type.Array(Language, { minItems: 1, uniqueItems: true })),
  calendar: Type.Optional(Id),
  country: Type.Optional(Country),
  zone: Type.Optional({ ...Zone, description: 'calendars count in it from now on; see previewZone' }),
});
export const ZoneQuery = hears({ zone: Zone });
export const ZoneEffect = says(
  {
    openCases: Count,
    openDeadlines: Count,
    moved: Type.Integer({ minimum: 0, description: 'deadlines that get another instant' }),
    later: Count,
    earlier: Count,
  },
  { $id: 'ZoneEffect' },
);
