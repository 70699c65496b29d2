import { Type } from '@sinclair/typebox';

/** Which case: every worker of a case type gets it, and the runner refuses one that is not the run's. */
export const ofCase = Type.Object({ caseId: Type.String() });

export const InstantOrNone = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
