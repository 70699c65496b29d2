import openapiTypescript, { astToString } from 'openapi-typescript';
import { errorDocs } from '../../api/errors/docs.ts';
import { openapiDocument } from '../../api/openapi.ts';

/** A generated file: its path from the root of the project, and what must be in it. */
export interface Generated {
  path: string;
  content: string;
}

type Paths = { [path: string]: { [method: string]: { operationId?: string } } };

const banner = '// Generated from openapi.json by `npm run generate`. Do not edit.\n';

/** Method and path of each operation, so that a function can be called by its operationId. */
function operationsOf(document: { paths: Paths }): string {
  const lines = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.operationId)
      .map(([method, operation]) => `  ${operation.operationId}: { method: '${method}', path: '${path}' },`),
  );
  return `${banner}export const operationPaths = {\n${lines.sort().join('\n')}\n} as const;\n`;
}

/** Everything that is made from the routes' schemas; committed, and kept fresh by a test. */
export async function generatedFiles(): Promise<Generated[]> {
  const document = (await openapiDocument()) as { paths: Paths };
  const types = astToString(await openapiTypescript(document as never));
  return [
    { path: 'openapi.json', content: `${JSON.stringify(document, null, 2)}\n` },
    { path: 'client/generated/schema.ts', content: `${banner}${types}` },
    { path: 'client/generated/operations.ts', content: operationsOf(document) },
    { path: 'docs/errors.md', content: errorDocs() },
  ];
}
