import { type Agreement, findingsAt } from './agreement.ts';

/** Every rule of a decision table can say why it holds, in each language: `rule.<id>`. */
export const withTables: Agreement = ({ tables, texts }) =>
  tables.flatMap(({ name, content }) => {
    const rules = [...content.matchAll(/<(?:\w+:)?rule\s[^>]*?\bid="([^"]+)"/g)].map(([, id]) => id!);
    return [...texts].flatMap(([language, known]) =>
      rules
        .filter((id) => !known.get(`rule.${id}`)?.trim())
        .map((id) => findingsAt(name).warning('text-missing', `expected a text rule.${id} in ${language}`, id)),
    );
  });
