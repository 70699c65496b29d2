import type { Schema } from '../../../client/index.ts';

/** A request that was found, and what its page works with. */
export interface StandingInput {
  tenant: Schema<'PublicTenant'>;
  /** What one has to know to ask. */
  proof: { number: string; code: string };
  found: Schema<'PublicCase'>;
  /** Asks the server again and shows the new state, with what was done by it; after an act that moves the request, once that has moved. */
  again: (done: string, moved?: boolean) => Promise<void>;
}
