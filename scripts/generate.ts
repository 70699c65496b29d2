import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../store/root.ts';
import { generatedFiles } from './lib/generate.ts';

// npm run generate: openapi.json, the client and docs/errors.md from the schemas of the routes.
for (const { path, content } of await generatedFiles()) {
  const file = join(projectRoot(), path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  process.stdout.write(`${path}\n`);
}
