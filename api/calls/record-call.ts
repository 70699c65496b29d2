import type { Static } from '@sinclair/typebox';
import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { asInstant } from '../../domain/instant.ts';
import { type CallRecord, callStore } from '../../store/call.store.ts';
import { caseItem } from '../../store/case-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { Member } from '../policies/index.ts';
import type { CallChange, CallInput } from '../schemas/call.ts';

type Change = Static<typeof CallChange>;

/** A call is answered or abandoned, never both; one that has ended was answered or abandoned before. */
export function presentCall(call: CallRecord) {
  const state = call.abandonedAt ? 'abandoned' : call.endedAt ? 'ended' : call.answeredAt ? 'answered' : 'offered';
  return { ...call, state: state as 'offered' | 'answered' | 'abandoned' | 'ended' };
}

function faultOf(call: CallRecord): string | undefined {
  if (call.answeredAt && call.abandonedAt) return 'a call is answered or abandoned, not both';
  if (call.endedAt && !call.answeredAt && !call.abandonedAt)
    return 'a call that was not answered can only be abandoned';
  const order = [call.offeredAt, call.answeredAt, call.endedAt].filter((each) => each !== null);
  return order.every((at, i) => i === 0 || at >= order[i - 1]!)
    ? undefined
    : 'offered, answered and ended come in this order';
}

async function keep(unit: Unit, tenant: string, call: CallRecord) {
  const fault = faultOf(call);
  if (fault) throw new ApiError('invalid-request', fault);
  for (const id of call.caseIds) found(await caseItem(unit, tenant, { id }), 'choice-unknown', `caseIds: ${id}`);
  await callStore(unit, tenant).keep(call);
  return presentCall((await callStore(unit, tenant).byId(call.id))!);
}

const instant = (value: string | null | undefined, before: string | null): string | null =>
  value === undefined ? before : value && asInstant(value);

const changed = (call: CallRecord, change: Change, who: Member): CallRecord => ({
  ...call,
  answeredAt: instant(change.answeredAt, call.answeredAt),
  abandonedAt: instant(change.abandonedAt, call.abandonedAt),
  endedAt: instant(change.endedAt, call.endedAt),
  endedAs: change.endedAs === undefined ? call.endedAs : change.endedAs,
  caseIds: [...new Set([...call.caseIds, ...(change.caseIds ?? [])])],
  // Whoever answers it has it; a telephone system only reports.
  operatorId: call.operatorId ?? (change.answeredAt && who.kind === 'person' ? who.person : null),
});

/** A call as it is offered, with as much as is known. */
export function recordCall(unit: Unit, clock: Clock, who: Member, input: Static<typeof CallInput>) {
  const offeredAt = input.offeredAt ? asInstant(input.offeredAt) : clock.now(who.tenant);
  const empty: CallRecord = {
    id: newId(),
    direction: input.direction,
    offeredAt,
    answeredAt: null,
    abandonedAt: null,
    endedAt: null,
    // An outgoing call is somebody's from its beginning.
    operatorId: input.direction === 'out' && who.kind === 'person' ? who.person : null,
    endedAs: null,
    caseIds: [],
  };
  return keep(unit, who.tenant, changed(empty, input, who));
}

/** How it went on. */
export async function updateCall(unit: Unit, who: Member, id: string, change: Change) {
  const call = found(await callStore(unit, who.tenant).byId(id));
  return keep(unit, who.tenant, changed(call, change, who));
}
