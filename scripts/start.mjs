import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';

// npm start: installs what is missing, builds what changed, runs the product in this very process, so that there is
// one process to stop, and none that outlives it.
checkNodeVersion();
ensureInstalled();
const { buildAll } = await import('./build.mjs');
await buildAll();
endWithNpm();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, 'dist', 'main.js')).href);
