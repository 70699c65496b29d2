import type { Static } from '@sinclair/typebox';
import { Temporal } from 'temporal-polyfill';
import type { LocalText } from '../../domain/language.ts';
import { normalise } from '../../domain/normalise.ts';
import { contentStore } from '../../store/content.store.ts';
import { type TerritoryRow, territoryStore } from '../../store/territory.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { TerritoryChange, TerritoryInput } from '../schemas/administration/places.ts';
import { type Change, changeVersioned, nameFree, wrongFields } from './administer.ts';

/** What places are found by: their names in all languages. */
export const searchText = (name: LocalText): string =>
  normalise([...new Set(Object.values(name).filter((text) => text !== undefined))].join(' '));

/** Within, say, region > district > town > settlement > quarter > street > building. */
const deepest = 9;

async function demandAbove(unit: Unit, tenant: string, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await territoryStore(unit, tenant).byId(parentId);
  const wrong = (expected: string) => wrongFields({ field: 'body.parentId', expected, got: parentId });
  if (!parent?.active) throw wrong('an active place');
  if (parent.above.length >= deepest - 1) throw wrong(`at most ${deepest} levels`);
}

async function demandFree(unit: Unit, tenant: string, id: string, externalId: string | null): Promise<void> {
  const owner = externalId === null ? undefined : await territoryStore(unit, tenant).byExternalId(externalId);
  if (owner !== undefined && owner !== id) throw new ApiError('name-taken', externalId!);
}

export async function addTerritory(
  { unit, tenant, note }: Change,
  input: Static<typeof TerritoryInput>,
): Promise<void> {
  const { id, parentId = null, kind, name, externalId = null } = input;
  await demandAbove(unit, tenant, parentId);
  await demandFree(unit, tenant, id, externalId);
  const row = { id, parent_id: parentId, kind, name, external_id: externalId, search: searchText(name) };
  await nameFree(territoryStore(unit, tenant).add(row), id);
  note({ type: 'territory-added', subjectKind: 'territory', subjectId: id, payload: { parent: parentId } });
}

/** Changes a place. One that is deactivated is offered no more; whatever happened there stays there. */
export async function changeTerritory(
  change: Change,
  there: TerritoryRow,
  wanted: Static<typeof TerritoryChange>,
): Promise<void> {
  const { unit, tenant, at } = change;
  const store = territoryStore(unit, tenant);
  await changeVersioned(change, {
    kind: 'territory',
    there,
    wanted,
    async demand(changed) {
      if (changed.includes('externalId')) await demandFree(unit, tenant, there.id, wanted.externalId ?? null);
      if (!changed.includes('active')) return;
      if (wanted.active) await demandAbove(unit, tenant, there.parentId);
      else if (there.children > 0) throw new ApiError('still-in-use', `active places below it: ${there.children}`);
    },
    async write({ externalId, name, active, kind }) {
      const { zone } = found(await contentStore(unit, tenant).tenant());
      const today = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
      await store.change(there.id, {
        ...(kind !== undefined && { kind }),
        ...(externalId !== undefined && { external_id: externalId }),
        ...(name !== undefined && { name, search: searchText(name as LocalText) }),
        ...(active !== undefined && { valid_to: active ? null : today }),
      });
    },
  });
}
