import type { Language } from '../../../ui-kit/languages.ts';

type Json = Record<string, unknown>;
/** Language -> `<component key>.<property>` -> text, as in forms/<case-type>/texts.<lang>.json. */
export type FormTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The form-js schema in the reader's language. A component is named in the texts by its key (its id when it has no
 * key); `<name>.label`, `.description`, `.text`, `.suffix` replace these, `<name>.<value>` an option's label. What has no text stays.
 */
export function localSchema(schema: Json, texts: FormTexts, language: Language): Json {
  const known = texts[language] ?? {};
  const translated = (component: Json): Json => {
    const name = String(component.key ?? component.path ?? component.id ?? '');
    const text = (property: string): string | undefined =>
      known[`${name}.${property}`] ?? known[`${String(component.id)}.${property}`];
    const result: Json = { ...component };
    for (const property of ['label', 'description', 'text', 'content', 'placeholder']) {
      const found = text(property);
      if (found !== undefined) result[property] = found;
    }
    if (Array.isArray(component.values))
      result.values = (component.values as Json[]).map((option) => ({
        ...option,
        label: text(String(option.value)) ?? text(`values.${String(option.value)}`) ?? option.label,
      }));
    if (Array.isArray(component.components)) result.components = (component.components as Json[]).map(translated);
    return result;
  };
  return { ...schema, components: ((schema.components as Json[] | undefined) ?? []).map(translated) };
}

/** Every component of a schema, groups opened. */
export function componentsOf(schema: Json): Json[] {
  const own = (schema.components as Json[] | undefined) ?? [];
  return own.flatMap((component) => [component, ...componentsOf(component)]);
}
