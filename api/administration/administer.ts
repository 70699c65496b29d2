import type { FastifyRequest } from 'fastify';
import type { Instant } from '../../domain/instant.ts';
import { type AdministrationEvent, administrationStore, type SubjectKind } from '../../store/administration.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError, type FieldFault } from '../errors/api-error.ts';
import { Authority, demand, type Member } from '../policies/index.ts';
import { within } from '../request.ts';

/** One administrator's change of an authority: who, when, and what goes into its books. */
export interface Change {
  unit: Unit;
  who: Member;
  tenant: string;
  at: Instant;
  /** Ids and codes only. */
  note(event: Omit<AdministrationEvent, 'at' | 'actor'>): void;
}

/** The parts of a change that it needs, whoever makes it: an administrator, or an import. */
export type Made = Pick<Change, 'unit' | 'tenant' | 'at' | 'note'>;

/** Reads what only administrators see. */
export const reading = <T>(
  deps: ApiDeps,
  request: FastifyRequest,
  work: (unit: Unit, who: Member) => Promise<T>,
): Promise<T> =>
  within(deps, request, (unit, who) => {
    demand(who, 'administer', Authority, null);
    return work(unit, who);
  });

/** Changes an authority, one administrator after the other; what `work` notes is recorded in the same transaction. */
export const changing = <T>(deps: ApiDeps, request: FastifyRequest, work: (change: Change) => Promise<T>): Promise<T> =>
  reading(deps, request, async (unit, who) => {
    const books = administrationStore(unit, who.tenant);
    await books.takeTurn();
    const at = deps.clock.now(who.tenant);
    const events: AdministrationEvent[] = [];
    const note: Change['note'] = (event) => void events.push({ ...event, at, actor: who.actor });
    const result = await work({ unit, who, tenant: who.tenant, at, note });
    await books.record(events);
    return result;
  });

/** A change must be based on what is there now. */
export function demandVersion(there: { version: number }, based: number): void {
  if (there.version !== based) throw new ApiError('changed-meanwhile');
}

/** Equal values have equal texts, in whatever order their fields came. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** The names of what differs, for the books: values of people stay out of them. */
export function differing(before: object, after: Record<string, unknown>): string[] {
  return Object.entries(after)
    .filter(
      ([name, value]) =>
        value !== undefined && canonical(value) !== canonical((before as Record<string, unknown>)[name]),
    )
    .map(([name]) => name);
}

/** A change of a row that counts its versions and can go out of use. */
interface RowChange {
  kind: SubjectKind;
  there: { id: string; version: number };
  /** What is left out stays. */
  wanted: { version: number; active?: boolean | undefined };
  /** Asked with the names of what differs, before anything is written. @throws ApiError */
  demand?: (changed: readonly string[]) => void | Promise<void>;
  write(values: Record<string, unknown>): Promise<unknown>;
  /** What else happens when it goes out of use, for the books. */
  deactivated?: () => Promise<Record<string, unknown>>;
}

/** Changes what differs, on the version that was read, and notes which fields: values of people stay out of the books. */
export async function changeVersioned({ note }: Change, row: RowChange): Promise<void> {
  const { kind, there } = row;
  const { version, ...wanted } = row.wanted;
  demandVersion(there, version);
  const changed = differing(there, wanted);
  if (changed.length === 0) return;
  await row.demand?.(changed);
  await row.write(Object.fromEntries(changed.map((name) => [name, (wanted as Record<string, unknown>)[name]])));
  const subject = { subjectKind: kind, subjectId: there.id };
  const others = changed.filter((name) => name !== 'active');
  if (others.length > 0) note({ type: `${kind}-changed`, ...subject, payload: { fields: others } });
  if (!changed.includes('active')) return;
  if (wanted.active) note({ type: `${kind}-activated`, ...subject });
  else note({ type: `${kind}-deactivated`, ...subject, payload: (await row.deactivated?.()) ?? {} });
}

/** Some fields of a request that are well-formed but not right. */
export const wrongFields = (...errors: FieldFault[]): ApiError => new ApiError('invalid-request', undefined, errors);

/** An insert that meets an equal id is answered as such. */
export async function nameFree<T>(work: Promise<T>, name: string): Promise<T> {
  return work.catch((error: { code?: string }) => {
    throw error.code === '23505' ? new ApiError('name-taken', name) : error;
  });
}
