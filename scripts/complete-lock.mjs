import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingOptional } from './lib/lockfile.mjs';
import { root } from './lib/root.mjs';

// npm run lock:complete, after npm install: adds what npm left out of the lockfile for other platforms; a test asks for it.
const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = missingOptional(lock.packages);
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) }).sort(([a], [b]) =>
  a.localeCompare(b, 'en'),
);
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`Added ${added.length} optional packages of other platforms to package-lock.json`);
