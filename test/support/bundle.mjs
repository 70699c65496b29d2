import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Makes one plain JavaScript module of a TypeScript one, for processes that run beside jest. */
export const bundle = (source, outfile) =>
  build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });

// node test/support/bundle.mjs <source> <outfile>: esbuild itself does not run inside jest's modules.
if (import.meta.url === pathToFileURL(process.argv[1]).href) await bundle(process.argv[2], process.argv[3]);
