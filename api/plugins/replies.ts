import stringifier, { type Schema } from 'fast-json-stringify';
import type { App } from '../app.ts';
import { named } from '../schemas/index.ts';

type Stringify = (reply: unknown) => string;

/** Names of schemas that are spoken of in one, at any depth. */
function* namesIn(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === '$ref' && typeof value === 'string') yield value.replace(/#.*$/, '');
    else yield* namesIn(value);
  }
}

/**
 * Replies are written as their schema says. Each is made with the schemas that it reaches, and once: Fastify's own way gives all named
 * schemas to each reply of each route, to be checked and taken in hundreds of times, which was most of what a start cost.
 */
export function serializeReplies(app: App): void {
  const byName = new Map(named.map((schema) => [schema.$id, schema]));
  const made = new Map<string, Stringify>();
  const reached = (schema: unknown, known: Record<string, Schema> = {}): Record<string, Schema> => {
    for (const name of namesIn(schema)) {
      const found = byName.get(name);
      if (!found || known[name]) continue;
      known[name] = found as unknown as Schema;
      reached(found, known);
    }
    return known;
  };
  app.setSerializerCompiler(({ schema }) => {
    const text = JSON.stringify(schema);
    let stringify = made.get(text);
    if (!stringify) {
      stringify = stringifier(schema as Schema, { schema: reached(schema) }) as Stringify;
      made.set(text, stringify);
    }
    return stringify;
  });
}
