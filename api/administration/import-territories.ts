import { parseCsv } from '../../domain/csv.ts';
import { languages } from '../../domain/language.ts';
import { territoryStore } from '../../store/territory.store.ts';
import type { FieldFault } from '../errors/api-error.ts';
import { territoryKinds } from '../schemas/administration/places.ts';
import { type Change, wrongFields } from './administer.ts';
import { loadRows, parentsFirst } from './load-rows.ts';
import { searchText } from './territories.ts';

const known = ['id', 'parent', 'kind', 'external_id', 'name', ...languages.map((each) => `name_${each}`)];
const slug = /^[a-z0-9]+([-.][a-z0-9]+)*$/;
const mostFaults = 20;
const mostRows = 50_000;

interface Place {
  line: number;
  id: string;
  parentId?: string | undefined;
  kind: string;
  name: Record<string, string>;
  externalId: string | null;
}

/** A table of places -> its rows. `language`: that of a column `name` without one. @throws ApiError with each line that is wrong */
function placesIn(csv: string, language: string): Place[] {
  const [head, ...rows] = parseCsv(csv);
  const columns = (head?.values ?? []).map((each) => each.toLowerCase());
  const strange = columns.filter((each) => !known.includes(each));
  if (!head || !['id', 'kind'].every((each) => columns.includes(each)) || strange.length > 0)
    throw wrongFields({
      field: 'line 1',
      expected: `columns id, kind and name, and of ${known.join(', ')} what there is`,
      got: strange.join(', ') || columns.join(', ') || 'nothing',
    });
  if (rows.length > mostRows)
    throw wrongFields({ field: 'body.csv', expected: `${mostRows} rows at most`, got: `${rows.length}` });
  return rows.map(({ line, values }) => {
    const of = (column: string): string => values[columns.indexOf(column)] ?? '';
    const name = Object.fromEntries(
      languages.flatMap((each) => {
        const text = of(`name_${each}`) || (each === language ? of('name') : '');
        return text ? [[each, text]] : [];
      }),
    );
    return {
      line,
      id: of('id'),
      ...(of('parent') && { parentId: of('parent') }),
      kind: of('kind'),
      name,
      externalId: of('external_id') || null,
    };
  });
}

function faultsIn(places: readonly Place[], there: ReadonlySet<string>): FieldFault[] {
  const faults: FieldFault[] = [];
  const ids = new Set(places.map((each) => each.id));
  const seen = { id: new Set<string>(), externalId: new Set<string>() };
  for (const { line, id, parentId, kind, name, externalId } of places) {
    const wrong = (column: string, expected: string, got: string) =>
      void faults.push({ field: `line ${line}, ${column}`, expected, got: got || 'nothing' });
    if (!slug.test(id) || id.length > 60) wrong('id', 'small Latin letters, digits, hyphens, dots', id);
    if (seen.id.has(id)) wrong('id', 'each id once', id);
    if (externalId !== null && seen.externalId.has(externalId)) wrong('external_id', 'each one once', externalId);
    if (!(territoryKinds as readonly string[]).includes(kind))
      wrong('kind', `one of ${territoryKinds.join(', ')}`, kind);
    if (Object.keys(name).length === 0) wrong('name', 'a name', '');
    if (parentId !== undefined && (parentId === id || (!ids.has(parentId) && !there.has(parentId))))
      wrong('parent', 'the id of another place', parentId);
    seen.id.add(id);
    if (externalId !== null) seen.externalId.add(externalId);
  }
  return faults;
}

/** Adds and changes places from a table; what does not stand in it stays as it is. Answers how many. @throws ApiError */
export async function importTerritories(
  { unit, tenant, note }: Change,
  csv: string,
  language: string,
): Promise<{ added: number; changed: number; same: number }> {
  const places = placesIn(csv, language);
  const faults = faultsIn(places, await territoryStore(unit, tenant).ids());
  if (faults.length > 0) throw wrongFields(...faults.slice(0, mostFaults));
  const { added, changed, same } = await loadTerritories({ unit, tenant }, places).catch(
    (error: { code?: string; detail?: string }) => {
      throw error.code === '23505'
        ? wrongFields({ field: 'external_id', expected: 'one that no other place has', got: error.detail ?? '' })
        : error;
    },
  );
  noteTerritories(note, { added: added.length, changed: changed.length });
  return { added: added.length, changed: changed.length, same };
}

/** Loads places with their parents before them. */
export const loadTerritories = (
  { unit, tenant }: Pick<Change, 'unit' | 'tenant'>,
  places: readonly (Omit<Place, 'line' | 'externalId'> & { externalId?: string | null | undefined })[],
) =>
  loadRows(unit, tenant, {
    what: 'territories',
    table: 'territory',
    rows: parentsFirst(places).map((row) => ({
      id: row.id,
      parent_id: row.parentId ?? null,
      kind: row.kind,
      name: row.name,
      external_id: row.externalId ?? null,
      search: searchText(row.name),
    })),
  });

/** A register of places may have many thousand rows: it is one entry of the books. */
export function noteTerritories(note: Change['note'], { added, changed }: { added: number; changed: number }): void {
  if (added + changed === 0) return;
  note({
    type: added > 0 ? 'territory-added' : 'territory-changed',
    subjectKind: 'territory',
    subjectId: `${added + changed}`,
    payload: { added, changed },
  });
}
