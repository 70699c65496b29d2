import { Type } from '@sinclair/typebox';
import { Count, hears, Id, LocalText, oneOf, orNull, Page, says } from '../common.ts';
import { Name, Slug, Version } from './shared.ts';

export const territoryKinds = ['region', 'district', 'city', 'settlement', 'quarter', 'street', 'building'] as const;
const ExternalId = Type.String({ minLength: 1, maxLength: 100, description: 'in another register' });
export const AdministeredTerritory = says(
  {
    id: Type.String(),
    parentId: orNull(Type.String()),
    kind: Type.String(),
    name: LocalText,
    externalId: orNull(Type.String()),
    active: Type.Boolean(),
    children: Count,
    openCases: Count,
    above: Type.Array(says({ id: Type.String(), name: LocalText }), { description: 'the widest first' }),
    version: Version,
  },
  { $id: 'AdministeredTerritory' },
);
export const TerritoryInput = hears({
  id: Slug,
  parentId: Type.Optional(orNull(Id)),
  kind: oneOf(territoryKinds),
  name: Name,
  externalId: Type.Optional(orNull(ExternalId)),
});
export const TerritoryChange = hears({
  version: Version,
  kind: Type.Optional(oneOf(territoryKinds)),
  name: Type.Optional(Name),
  externalId: Type.Optional(orNull(ExternalId)),
  active: Type.Optional(Type.Boolean()),
});
export const TerritoriesQuery = hears({
  ...Page,
  q: Type.Optional(Type.String({ maxLength: 100, description: 'words of names, ids; wherever the place lies' })),
  within: Type.Optional({ ...Id, description: 'places right below this one; left out, the widest places' }),
  active: Type.Optional(Type.Boolean()),
});
export const TerritoriesImport = hears({
  csv: Type.String({
    minLength: 1,
    maxLength: 10_000_000,
    description: 'columns id, kind, name (or name_az, name_tr, name_ru, name_en), parent, external_id',
  }),
  dryRun: Type.Optional(Type.Boolean({ description: 'says what would be done and does nothing' })),
});
export const TerritoriesImported = says({ added: Count, changed: Count, same: Count }, { $id: 'TerritoriesImported' });
