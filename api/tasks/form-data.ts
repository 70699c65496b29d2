import { type Language, textIn } from '../../domain/language.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ReleaseContent } from '../releases/content.ts';

interface Choice {
  value: string;
  label: string;
}

/**
 * What a form is opened with, in the reader's language: facts of the case to look at and to begin with, and the lists of the tenant
 * by the names that forms use as `valuesKey`.
 */
export async function formData(
  unit: Unit,
  tenant: string,
  content: ReleaseContent,
  c: {
    number: string;
    kind: string | null;
    urgency: string;
    category: { id: string } | null;
    territory: { id: string } | null;
    department: { id: string } | null;
    outcome: string | null;
  },
  language: string,
): Promise<Record<string, unknown>> {
  const label = (name: Record<string, string>, id: string) => textIn(name, language as Language) ?? id;
  const register = registerReadModel(unit, tenant);
  const named = (what: string, codes: readonly string[]): Choice[] =>
    codes.map((code) => ({ value: code, label: label(content.named(what, code).name, code) }));
  const categories = (await register.categories()).filter((each) => each.active);
  const departments = (await register.departments()).filter((each) => each.active);
  const { settings } = content;
  return {
    caseNumber: c.number,
    kind: c.kind,
    urgency: c.urgency,
    category: c.category?.id ?? null,
    departmentId: c.department?.id ?? null,
    categories: categories.map((each): Choice => ({ value: each.id, label: label(each.name, each.id) })),
    departments: departments.map(
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
