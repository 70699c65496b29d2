import type { Clock } from '../../domain/clock.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Engine } from '../../engine/port.ts';
import { releaseStore } from '../../store/release.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { CaseCodes } from '../secrets.ts';

/** What use cases reach besides the unit of work. */
export interface UseCaseDeps {
  engine: Pick<Engine<Unit>, 'id' | 'beside' | 'intents' | 'company'>;
  clock: Clock;
  /** The secret codes of cases; random ones, which no later letter can tell, when left out. */
  codes?: CaseCodes | undefined;
}

/** Messages wait this long for the process to come to where it hears them: it may be a step away. */
export const messageTtlMs = 15 * 60_000;

/** Wakes the run of a case. */
export function tell(
  unit: Unit,
  deps: UseCaseDeps,
  to: { tenant: string; release: string; run: string; at: Instant },
  message: { name: string; id: string; correlationKey?: string; variables?: Record<string, string> },
) {
  return deps.engine.intents(unit).publish(to, {
    name: message.name,
    correlationKey: message.correlationKey ?? to.run,
    id: message.id,
    ttl: messageTtlMs,
    variables: message.variables ?? {},
  });
}

/** What the engine beside starts for a release that the first one lacks, such as a cluster in its first moments: intake waits for nobody. */
export async function definitionBeside(
  unit: Unit,
  { engine }: Pick<UseCaseDeps, 'engine'>,
  of: { tenant: string; release: string; caseType: string } | undefined,
): Promise<string | undefined> {
  if (!of || engine.beside === undefined) return undefined;
  return releaseStore(unit, of.tenant).definitionOf(of.release, of.caseType, engine.beside);
}
