import { Type } from '@sinclair/typebox';
import { hears, Instant, oneOf, orNull, says } from './common.ts';

export const fileKinds = ['bpmn', 'dmn', 'form', 'texts', 'settings', 'classification', 'readme'] as const;

export const Release = says(
  {
    id: Type.String(),
    caseType: Type.String(),
    number: Type.Integer(),
    hash: Type.String(),
    state: oneOf(['draft', 'staged', 'live', 'retired']),
    message: Type.String(),
    madeBy: Type.String(),
    madeAt: Instant,
    liveAt: orNull(Instant),
    retiredAt: orNull(Instant),
    openCases: Type.Integer({ description: 'cases that still live by it' }),
  },
  { $id: 'Release' },
);

export const ReleaseFile = says(
  { name: Type.String(), kind: oneOf(fileKinds), sha256: Type.String(), content: Type.String() },
  { $id: 'ReleaseFile' },
);

export const Finding = says(
  {
    severity: oneOf(['error', 'warning']),
    file: Type.String(),
    element: orNull(Type.String()),
    rule: Type.String(),
    message: Type.String(),
  },
  { $id: 'Finding' },
);

/** What a diagram must know of a worker. */
export const WorkerContract = says(
  {
    type: Type.String({ description: 'the job type' }),
    input: Type.Array(Type.String(), { description: 'variables that it asks for' }),
    output: Type.Array(Type.String(), { description: 'what it gives, for output mappings' }),
    raises: Type.Array(Type.String(), { description: 'codes of BPMN errors that it may end with' }),
  },
  { $id: 'WorkerContract' },
);

export const ReleaseInput = hears({
  caseType: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  message: Type.String({ minLength: 3, maxLength: 1000, description: 'what changed, for those who read the list' }),
  files: Type.Array(
    hears({
      name: Type.String({ pattern: '^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$', maxLength: 200 }),
      content: Type.String({ maxLength: 4_000_000 }),
    }),
    { minItems: 1, maxItems: 200, description: 'a folder of processes/ with its forms (forms/<name>)' },
  ),
  live: Type.Optional(Type.Boolean({ default: false, description: 'make it live at once' })),
});
