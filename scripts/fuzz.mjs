import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../test/support/bundle.mjs';
import { root } from './lib/root.mjs';

// node scripts/fuzz.mjs ...: runs test/engine/fuzz/command.ts, built in a moment. It is no part of the product's build.
const program = join(root, '.cache', 'fuzz.mjs');
await bundle(join(root, 'test/engine/fuzz/command.ts'), program);
process.argv = [process.execPath, program, ...process.argv.slice(2)];
await import(pathToFileURL(program).href);
