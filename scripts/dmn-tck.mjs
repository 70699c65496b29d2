import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../test/support/bundle.mjs';
import { root } from './lib/root.mjs';

// node scripts/dmn-tck.mjs ...: runs test/rules/tck/command.ts, built in a moment. It is no part of the product's build.
const program = join(root, '.cache', 'dmn-tck.mjs');
await bundle(join(root, 'test/rules/tck/command.ts'), program);
process.argv = [process.execPath, program, ...process.argv.slice(2)];
await import(pathToFileURL(program).href);
