export type { CallInput, Reply, SakinClient } from './client.ts';
export { createClient } from './client.ts';
export type { Change } from './events.ts';
export { watchChanges } from './events.ts';
export type { components, operations } from './generated/schema.ts';
export type { Problem } from './problem.ts';
export { ProblemError } from './problem.ts';
export { attachDocument, attachPublicDocument, documentUrl } from './upload.ts';

import type { components } from './generated/schema.ts';

/** A named schema of the API: `Schema<'Case'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
