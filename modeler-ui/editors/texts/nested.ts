type Nested = { [key: string]: string | Nested };

/** Nested objects of texts -> [key with dots, text], in the order of the file. */
export const flat = (texts: Nested, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );

/** The same texts with one of them written; the objects that are there take it in, else it makes its own. */
export function written(texts: Nested, key: string, text: string): Nested {
  const way = Object.keys(texts).find(
    (each) => each === key || (typeof texts[each] === 'object' && key.startsWith(`${each}.`)),
  );
  if (way === key) return { ...texts, [key]: text };
  if (way !== undefined) return { ...texts, [way]: written(texts[way] as Nested, key.slice(way.length + 1), text) };
  const dot = key.indexOf('.');
  if (dot < 0) return { ...texts, [key]: text };
  return { ...texts, [key.slice(0, dot)]: written({}, key.slice(dot + 1), text) };
}

export type { Nested };
