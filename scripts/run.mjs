import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';

// node scripts/run.mjs <name> ...: runs the command scripts/<name>.ts, built when something changed.
checkNodeVersion();
const [name = '', ...args] = process.argv.slice(2);
if (!existsSync(join(root, 'scripts', `${name}.ts`))) {
  console.error(`There is no command "${name}": expected a file scripts/${name}.ts`);
  process.exit(1);
}
ensureInstalled();
const { buildServer } = await import('./build.mjs');
await buildServer();
const program = join(root, 'dist', `${name}.js`);
process.argv = [process.execPath, program, ...args];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(program).href);
