import { type Language, textIn } from '../../domain/language.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { FormComponent, FormSchema } from '../forms/form.ts';
import type { ReleaseContent } from '../releases/content.ts';

interface Choice {
  value: string;
  label: string;
}

/** The lists that a form names as `valuesKey`. */
function listsOf(components: FormComponent[]): Set<string> {
  const own = components.flatMap(({ valuesKey }) => valuesKey ?? []);
  return new Set([...own, ...components.flatMap((each) => [...listsOf(each.components ?? [])])]);
}

/**
 * What a form is opened with, in the reader's language: facts of the case to look at and to begin with, and those lists of the tenant
 * that the form names as `valuesKey`.
 */
export async function formData(
  unit: Unit,
  tenant: string,
  content: ReleaseContent,
  form: FormSchema | undefined,
  c: {
    number: string;
    kind: string | null;
    urgency: string;
    categoryId: string | null;
    territoryId: string | null;
    departmentId: string | null;
    outcome: string | null;
  },
  language: string,
): Promise<Record<string, unknown>> {
  const label = (name: Record<string, string>, id: string) => textIn(name, language as Language) ?? id;
  const register = registerReadModel(unit, tenant);
  const named = (what: string, codes: readonly string[]): Choice[] =>
    codes.map((code) => ({ value: code, label: label(content.named(what, code).name, code) }));
  const asked = listsOf(form?.components ?? []);
  const [categories, departments] = await Promise.all([
    asked.has('categories') ? register.categories() : [],
    asked.has('departments') ? register.departments() : [],
  ]);
  const { settings } = content;
  return {
    caseNumber: c.number,
    kind: c.kind,
    urgency: c.urgency,
    category: c.categoryId,
    departmentId: c.departmentId,
    categories: categories
      .filter((each) => each.active)
      .map((each): Choice => ({ value: each.id, label: label(each.name, each.id) })),
    departments: departments
      .filter((each) => each.active)
      .map(
        (each): Choice => ({
          value: each.id,
          label: `${label(each.name, each.id)} (${label(each.organisation, each.organisationId)})`,
        }),
      ),
    kinds: named('kind', settings.kinds),
    urgencies: named('urgency', ['normal', 'urgent', 'emergency']),
    outcomes: named(
      'outcome',
      settings.outcomes.map((each) => each.id),
    ),
    cancelReasons: named('cancel-reason', settings.cancellation.reasons),
  };
}
