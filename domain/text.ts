const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** The names of the placeholders of a text, each once, in order. */
export const placeholdersOf = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholder)].map((match) => match[1]!)),
];

/** Placeholders that nobody fills: for the check of a release before it goes live. */
export const unknownPlaceholders = (text: string, known: readonly string[]): string[] =>
  placeholdersOf(text).filter((name) => !known.includes(name));

/**
 * The text with each `{name}` replaced by its value, once: braces inside a value stay as they are. Throws an Error that
 * names the placeholders without a value, for a resident must never read "{dueDate}".
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  const missing = unknownPlaceholders(text, Object.keys(values));
  if (missing.length > 0) throw new Error(`expected values for ${missing.map((name) => `{${name}}`).join(', ')}`);
  return text.replace(placeholder, (_, name: string) => String(values[name]));
}
