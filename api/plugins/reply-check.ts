import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { App } from '../app.ts';
import { named } from '../schemas/index.ts';

/**
 * Tests: a reply that does not fit its own schema is an error. Without it the serializer silently drops what is not declared and lets a
 * wrong date through.
 */
export function checkReplies(app: App): void {
  const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ allErrors: true, strict: false }));
  for (const schema of named) ajv.addSchema(schema);
  const compiled = new WeakMap<object, ValidateFunction>();
  app.addHook('preSerialization', async (request, reply, payload) => {
    const replies = request.routeOptions.schema?.response as Record<string, object> | undefined;
    const schema = replies?.[reply.statusCode] ?? replies?.[`${String(reply.statusCode)[0]}xx`];
    if (!schema) return payload;
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(schema);
      compiled.set(schema, validate);
    }
    if (validate(JSON.parse(JSON.stringify(payload)))) return payload;
    const faults = validate.errors?.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
    throw new Error(
      `expected a reply of ${request.method} ${request.routeOptions.url} as its schema says but: ${faults?.join('; ')}`,
    );
  });
}
