import type { ServiceSettings } from './settings.ts';
import { isEnded } from './status.ts';

export type CancellationFault = 'ended' | 'work-done' | 'reason-unknown' | 'executing-organisation' | 'role';

export interface CancellationWish {
  readonly reason: string;
  /** The resident's own withdrawal; otherwise a member of staff with these roles and organisation. */
  readonly by:
    | { readonly kind: 'resident' }
    | { readonly kind: 'staff'; readonly roles: readonly string[]; readonly organisation: string };
}

/**
 * Why a case may not be cancelled; empty when it may: until an outcome is recorded, with a known reason, by the resident
 * or a role of the settings outside the executing organisation (who does the work must not make it vanish).
 */
export function cancellationFaults(
  settings: Pick<ServiceSettings, 'cancellation'>,
  state: { readonly status: string; readonly workDone: boolean; readonly executingOrganisation: string | null },
  wish: CancellationWish,
): CancellationFault[] {
  const faults: CancellationFault[] = [];
  if (isEnded(state.status)) faults.push('ended');
  else if (state.workDone) faults.push('work-done');
  if (!settings.cancellation.reasons.includes(wish.reason)) faults.push('reason-unknown');
  if (wish.by.kind === 'staff') {
    if (wish.by.organisation === state.executingOrganisation) faults.push('executing-organisation');
    if (!wish.by.roles.some((role) => settings.cancellation.roles.includes(role))) faults.push('role');
  }
  return faults;
}
