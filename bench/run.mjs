import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// node bench/run.mjs <name> ...: runs bench/<name>.ts, built in a moment.
const [name = 'engine', ...args] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
const outfile = join(root, '.cache', `bench-${name}.mjs`);
await build({
  entryPoints: [join(root, 'bench', `${name}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
process.argv = [process.execPath, outfile, ...args];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(outfile).href);
