import { appendEvents } from '../../store/event.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { decideUnsent, listUnsent, type UnsentRow } from '../../store/unsent.store.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../errors/api-error.ts';
import type { Member } from '../policies/index.ts';

/** `konul@mail.example` -> `k…@mail.example`: enough to see where it goes wrong. */
const shortened = (address: string): string => address.replace(/^(.)[^@]*/, '$1…');

const shown = (who: Member, { seq, runId, to, ...row }: UnsentRow) => ({
  ...row,
  to: to && !who.is('supervisor') ? shortened(to) : to,
});

/** What waits for somebody's decision. */
export async function unsentOf(unit: Unit, who: Member, page: { after?: string | undefined; limit: number }) {
  const { items, next } = await listUnsent(unit, who.tenant, page);
  return { items: items.map((row) => shown(who, row)), next };
}

/** Sends once more, or leaves it. @throws ApiError `already-decided` */
export async function decide(
  unit: Unit,
  deps: Pick<ApiDeps, 'clock' | 'wall'>,
  who: Member,
  id: string,
  { decision, reason }: { decision: 'again' | 'leave'; reason: string },
): Promise<void> {
  const at = deps.clock.now(who.tenant);
  const asked = { how: decision, reason, by: who.actor, at, wall: deps.wall.now() };
  const row = found(await decideUnsent(unit, who.tenant, id, asked), 'already-decided');
  if (!row.caseId) return;
  const payload = { outgoing: id, kind: row.kind, decision, was: row.state };
  await appendEvents(unit, [
    {
      tenant: who.tenant,
      case: row.caseId,
      run: row.runId ?? undefined,
      type: 'unsent-decided',
      at,
      actor: who.actor,
      payload,
    },
  ]);
}
