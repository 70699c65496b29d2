import type { Clock } from '../../domain/clock.ts';
import { searchQuery } from '../../domain/search.ts';
import { type CallerView, type CaseFilter, callersOf, findCases } from '../../store/case-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { Cases, can, type Member } from '../policies/index.ts';
import { ownCases } from './own-cases.ts';
import { noteReading } from './persons-for.ts';
import { countryOf } from './phones.ts';

/** Which cases this reader may see at all; undefined: all of the tenant. */
export const seenBy = (who: Member): CaseFilter['only'] =>
  can(who, 'list all', Cases, null) ? undefined : ownCases(who);

/** What was typed as a question to the index, as far as this reader may ask; undefined when it says nothing. */
export async function questionOf(unit: Unit, who: Member, typed: string): Promise<string | undefined> {
  const persons = can(who, 'seek persons in', Cases, null);
  return searchQuery(typed, { country: await countryOf(unit, who.tenant), persons });
}

/** Cases that fit what was typed, newest first, with who called where the reader may see that. */
export async function searchCases(
  unit: Unit,
  who: Member,
  clock: Clock,
  { q, after, limit }: { q: string; after?: string | undefined; limit: number },
) {
  const search = await questionOf(unit, who, q);
  if (!search) return { items: [], next: null };
  const { items, next } = await findCases(unit, who.tenant, { search, only: seenBy(who), after, limit });
  const callers = await callersFor(unit, who, clock, items);
  return { items: items.map((item) => ({ ...item, caller: callers.get(item.id) ?? null })), next };
}

async function callersFor(unit: Unit, who: Member, clock: Clock, items: readonly { id: string }[]) {
  if (!can(who, 'seek persons in', Cases, null)) return new Map<string, CallerView>();
  const ids = items.map((item) => item.id);
  const at = clock.now(who.tenant);
  // To be found by what only its person has is to be read.
  for (const id of ids) await noteReading(unit, who, id, at);
  return callersOf(unit, who.tenant, ids);
}
