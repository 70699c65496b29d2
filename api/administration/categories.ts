import type { Static } from '@sinclair/typebox';
import type { ServiceSettings } from '../../domain/settings.ts';
import { termFor } from '../../domain/terms.ts';
import { type CategoryRow, contentStore } from '../../store/content.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { responsibilityStore } from '../../store/responsibility.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { releaseContent } from '../releases/content.ts';
import type { CategoryChange, CategoryInput } from '../schemas/administration/categories.ts';
import { type Change, changeVersioned, nameFree, wrongFields } from './administer.ts';
import { presentResponsibility, routesOf, setServed, type Wanted } from './responsibilities.ts';

type Parents = ReadonlyMap<string, string | null>;

/** From the category up to the root. */
export function pathOf(id: string, parents: Parents): string[] {
  const path: string[] = [];
  for (let each: string | null | undefined = id; each && !path.includes(each); each = parents.get(each))
    path.push(each);
  return path;
}

export const parentsIn = async (unit: Unit, tenant: string): Promise<Parents> =>
  new Map((await registerReadModel(unit, tenant).categories()).map((each) => [each.id, each.parentId]));

/** Categories with the term that their new cases get and the department that serves them, by the release in force. */
export async function presentCategories(unit: Unit, tenant: string, rows: CategoryRow[]) {
  const [service] = await registerReadModel(unit, tenant).services();
  const content = service && (await releaseContent(unit, tenant, service.releaseId));
  const parents = await parentsIn(unit, tenant);
  const said = await responsibilityStore(unit, tenant).all();
  const routes = await routesOf(
    unit,
    tenant,
    said.filter((each) => each.active),
  );
  const departments = new Map((await registerReadModel(unit, tenant).departments()).map((each) => [each.id, each]));
  const term = (id: string, settings: ServiceSettings) => {
    const { amount, unit: of } = termFor(settings, {
      categories: pathOf(id, parents),
      urgency: 'normal',
      channel: '*',
    }).term;
    return { amount, unit: of };
  };
  const serving = (id: string) => {
    const route = routes(pathOf(id, parents))[0];
    const department = route && departments.get(route.department);
    if (!route || !department?.active) return null;
    const { how, category } = route;
    return { how, categoryId: category, departmentId: department.id, department: department.name };
  };
  return rows.map((row) => ({
    ...row,
    term: content ? term(row.id, content.settings) : null,
    servedBy: said.filter((each) => each.category === row.id).map(presentResponsibility),
    serving: serving(row.id),
  }));
}

/** A category may hang below an active one that does not lie below itself. */
async function demandParent(unit: Unit, tenant: string, id: string, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await contentStore(unit, tenant).category(parentId);
  const wrong = (expected: string) => wrongFields({ field: 'body.parentId', expected, got: parentId });
  if (!parent?.active) throw wrong('an active category');
  const path = pathOf(parentId, await parentsIn(unit, tenant));
  if (path.includes(id)) throw wrong('a category that does not lie below this one');
  if (path.length >= 5) throw wrong('at most five levels');
}

/** Words as they are kept: no blanks around them, none twice, no language without any. */
function wordsKept(words: Words): Record<string, string[]> {
  const kept = Object.entries(words).map(([language, texts = []]) => [
    language,
    [...new Set(texts.map((text) => text.trim().replace(/\s+/g, ' ')).filter(Boolean))],
  ]);
  return Object.fromEntries(kept.filter(([, texts]) => texts!.length > 0));
}

type Words = NonNullable<Static<typeof CategoryInput>['words']>;

export async function addCategory(by: Change, input: Static<typeof CategoryInput>): Promise<void> {
  const { unit, tenant, note } = by;
  const { id, parentId = null, name, words = {}, servedBy = [] } = input;
  await demandParent(unit, tenant, id, parentId);
  const store = contentStore(unit, tenant);
  const position = (await store.lastPosition()) + 1;
  await nameFree(store.addCategory({ id, parent_id: parentId, name, position, words: wordsKept(words) }), id);
  if (servedBy.length > 0) await setServed(by, id, servedBy);
  const departments = servedBy.map(({ departmentId }) => departmentId);
  note({
    type: 'category-added',
    subjectKind: 'category',
    subjectId: id,
    payload: { parent: parentId, ...(departments.length > 0 && { departments }) },
  });
}

const columns: Record<string, string> = { parentId: 'parent_id' };

export async function changeCategory(
  by: Change,
  there: CategoryRow,
  { words, servedBy, ...rest }: Static<typeof CategoryChange>,
): Promise<void> {
  const { unit, tenant } = by;
  const said = (await responsibilityStore(unit, tenant).all()).filter((each) => each.category === there.id);
  const before = said.map(({ territory, department }) => ({ territoryId: territory, departmentId: department }));
  await changeVersioned(by, {
    kind: 'category',
    there: { ...there, servedBy: before } as CategoryRow,
    wanted: { ...rest, ...(words && { words: wordsKept(words) }), ...(servedBy && { servedBy: inOrder(servedBy) }) },
    async demand(changed) {
      if (changed.includes('parentId')) await demandParent(unit, tenant, there.id, rest.parentId ?? null);
      if (changed.includes('active') && !rest.active && there.children > 0)
        throw new ApiError('still-in-use', `active categories below it: ${there.children}`);
      if (changed.includes('servedBy')) await setServed(by, there.id, servedBy!);
    },
    write({ servedBy: _, ...values }) {
      const renamed = Object.entries(values).map(([name, value]) => [columns[name] ?? name, value]);
      return contentStore(unit, tenant).changeCategory(there.id, Object.fromEntries(renamed));
    },
  });
}

/** As they come from the database: everywhere first. */
const inOrder = (served: readonly Wanted[]): Wanted[] =>
  [...served].sort((a, b) => ((a.territoryId ?? '') < (b.territoryId ?? '') ? -1 : 1));
