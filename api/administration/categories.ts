import type { Static } from '@sinclair/typebox';
import type { ServiceSettings } from '../../domain/settings.ts';
import { termFor } from '../../domain/terms.ts';
import { type CategoryRow, contentStore } from '../../store/content.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';
import { releaseContent } from '../releases/content.ts';
import type { CategoryChange, CategoryInput } from '../schemas/administration.ts';
import { type Change, demandVersion, differing, nameFree, wrongFields } from './administer.ts';

type Parents = ReadonlyMap<string, string | null>;

/** From the category up to the root. */
function pathOf(id: string, parents: Parents): string[] {
  const path: string[] = [];
  for (let each: string | null | undefined = id; each && !path.includes(each); each = parents.get(each))
    path.push(each);
  return path;
}

const parentsIn = async (unit: Unit, tenant: string): Promise<Parents> =>
  new Map((await registerReadModel(unit, tenant).categories()).map((each) => [each.id, each.parentId]));

/** Categories with the term that their new cases get, by the release in force. */
export async function presentCategories(unit: Unit, tenant: string, rows: CategoryRow[]) {
  const [service] = await registerReadModel(unit, tenant).services();
  const content = service && (await releaseContent(unit, tenant, service.releaseId));
  const parents = await parentsIn(unit, tenant);
  const term = (id: string, settings: ServiceSettings) => {
    const { amount, unit: of } = termFor(settings, {
      categories: pathOf(id, parents),
      urgency: 'normal',
      channel: '*',
    }).term;
    return { amount, unit: of };
  };
  return rows.map((row) => ({ ...row, term: content ? term(row.id, content.settings) : null }));
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

export async function addCategory({ unit, tenant, note }: Change, input: Static<typeof CategoryInput>): Promise<void> {
  const { id, parentId = null, name } = input;
  await demandParent(unit, tenant, id, parentId);
  const store = contentStore(unit, tenant);
  const position = (await store.lastPosition()) + 1;
  await nameFree(store.addCategory({ id, parent_id: parentId, name, position }), id);
  note({ type: 'category-added', subjectKind: 'category', subjectId: id, payload: { parent: parentId } });
}

const columns: Record<string, string> = { parentId: 'parent_id' };

export async function changeCategory(
  { unit, tenant, note }: Change,
  there: CategoryRow,
  { version, ...wanted }: Static<typeof CategoryChange>,
): Promise<void> {
  demandVersion(there, version);
  const changed = differing(there, wanted);
  if (changed.length === 0) return;
  if (changed.includes('parentId')) await demandParent(unit, tenant, there.id, wanted.parentId ?? null);
  if (changed.includes('active') && !wanted.active && there.children > 0)
    throw new ApiError('still-in-use', `active categories below it: ${there.children}`);
  const values = changed.map((name) => [columns[name] ?? name, wanted[name as keyof typeof wanted]]);
  await contentStore(unit, tenant).changeCategory(there.id, Object.fromEntries(values));
  const subject = { subjectKind: 'category', subjectId: there.id } as const;
  const others = changed.filter((name) => name !== 'active');
  if (others.length > 0) note({ type: 'category-changed', ...subject, payload: { fields: others } });
  if (changed.includes('active')) note({ type: `category-${wanted.active ? 'activated' : 'deactivated'}`, ...subject });
}
