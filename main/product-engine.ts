import type { Instant } from '../domain/instant.ts';
import type { Engine, Incident, Way } from '../engine/port.ts';
import type { Unit } from '../store/unit-of-work.ts';

/** An engine as the product is composed with it: beside the port, what only some engines can tell. */
export interface ProductEngine extends Engine<Unit> {
  /** The unresolved incidents within reach of the unit of work, as far as the engine can tell them. */
  incidents(unit: Unit, run?: string): Promise<Incident[]>;
  /** When it last looked for work, or was heard. */
  lastContact(): Instant | undefined;
  /** Of an engine that is reached by a network: what this process knows of the way there. */
  way?(): Way;
}
