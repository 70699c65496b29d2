import type { Schema } from '../../../client/index.ts';

/** A request that was found, and what its page works with. */
export interface StandingInput {
  tenant: Schema<'PublicTenant'>;
  /** What one has to know to ask. */
  proof: { number: string; code: string };
  found: Schema<'PublicCase'>;
  /** Asks the server again and shows the new state; after an action that moves the request, once that has moved. */
  again: (moved?: boolean) => Promise<void>;
}
