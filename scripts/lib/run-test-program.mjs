import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../test/support/bundle.mjs';
import { root } from './root.mjs';

/** Runs a program of the tests, built in a moment, with the arguments of this one. It is no part of the product's build. */
export async function runTestProgram(source) {
  const program = join(root, '.cache', `${source.replace(/\.ts$/, '').replaceAll('/', '-')}.mjs`);
  await bundle(join(root, source), program);
  process.argv = [process.execPath, program, ...process.argv.slice(2)];
  await import(pathToFileURL(program).href);
}
