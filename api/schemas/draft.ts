import { Type } from '@sinclair/typebox';
import { Count, hears, Id, Instant, oneOf, orNull, ref, says, TenantParams } from './common.ts';
import { fileKinds, Release } from './release.ts';

const CaseType = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const FileName = Type.String({ pattern: '^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$', maxLength: 200 });
const version = Type.Integer({ description: 'counts every change: a release names the one that was read' });
const fileVersion = Type.Integer({ description: 'a change names the one that was read; 0: as in the release' });

export const DraftFileItem = says(
  {
    name: Type.String(),
    kind: oneOf(fileKinds),
    state: oneOf(['same', 'changed', 'added', 'removed'], { description: 'against the release below' }),
    version: fileVersion,
    changedBy: orNull(Type.String({ description: 'person id' })),
    changedAt: orNull(Instant),
    alsoChanged: Type.Boolean({ description: 'the release below has changed it too, since it was written here' }),
  },
  { $id: 'DraftFileItem' },
);

export const DraftFile = says(
  { name: Type.String(), kind: oneOf(fileKinds), version: fileVersion, content: Type.String() },
  { $id: 'DraftFile' },
);

const common = {
  caseType: Type.String(),
  version,
  begunBy: Type.String({ description: 'person id' }),
  begunAt: Instant,
};

export const DraftItem = says(
  { ...common, basedOn: orNull(Type.String({ description: 'release id' })) },
  { $id: 'DraftItem' },
);

export const Draft = says(
  {
    ...common,
    basedOn: orNull(ref(Release)),
    newer: orNull(ref(Release)),
    changes: Count,
    files: Type.Array(ref(DraftFileItem)),
  },
  { $id: 'Draft' },
);

export const DraftParams = Type.Composite([TenantParams, hears({ caseType: CaseType })]);
export const DraftFileQuery = hears({ name: FileName });
export const DraftInput = hears({
  caseType: CaseType,
  copyOf: Type.Optional({ ...Id, description: 'a release whose files a new case type begins with' }),
});
export const DraftFileInput = hears({
  content: orNull(Type.String({ maxLength: 4_000_000, description: 'null takes the file out' })),
  basedOn: fileVersion,
});
export const DraftVersion = hears({ version });
export const DraftReleaseInput = hears({
  version,
  message: Type.String({ minLength: 3, maxLength: 1000, description: 'what changed, for those who read the list' }),
  live: Type.Optional(Type.Boolean({ default: false, description: 'make it live at once' })),
});
