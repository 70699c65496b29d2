import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, isStale, remember } from './lib/fingerprint.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

const dist = join(root, 'dist');
const LIBRARIES = ['package.json', 'package-lock.json', 'scripts/build.mjs'];
const SERVER = ['domain', 'rules', 'checks', 'engine', 'store', 'workers', 'api', 'main', 'scripts', 'bench', 'seeds'];
/** Browser applications are the folders with this ending; each may use these besides. */
const UI_SHARED = ['client', 'ui-kit', 'tsconfig.json', 'tsconfig.ui.json'];

/** The server and the commands: dist/main.js, and dist/<name>.js for each scripts/<name>.ts. Under a second. */
export async function buildServer() {
  const print = fingerprint([...SERVER, ...LIBRARIES]);
  if (!isStale('server', print)) return;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: entries(),
    outdir: dist,
    entryNames: '[name]',
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const written = new Set(outputFiles.map(({ path, contents }) => replaceFile(path, contents)));
  for (const name of readdirSync(dist)) if (/\.js(\.map)?$/.test(name) && !written.has(name)) rmSync(join(dist, name));
  remember('server', print);
}

const entries = () =>
  [
    'main/main.ts',
    ...readdirSync(join(root, 'scripts'))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `scripts/${name}`),
  ].filter((path) => existsSync(join(root, path)));

/** By rename: a command that starts meanwhile reads the old file or the new one. */
function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
  return basename(path);
}

/** The browser applications: dist/ui/<folder>. @returns the names of those that were built. */
export async function buildUis() {
  const stale = uis()
    .map((name) => ({ name, print: fingerprint([name, ...UI_SHARED, ...LIBRARIES]) }))
    .filter(({ name, print }) => isStale(name, print));
  await Promise.all(
    stale.map(async ({ name, print }) => {
      await vite(name);
      remember(name, print);
    }),
  );
  return stale.map(({ name }) => name);
}

const uis = () =>
  readdirSync(root).filter((name) => name.endsWith('-ui') && existsSync(join(root, name, 'vite.config.ts')));

/** @throws Error with all that vite said. */
function vite(name) {
  const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [program, 'build', '--outDir', join(dist, 'ui', name), '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, {
    cwd: join(root, name),
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build of ${name} failed:\n${output}`)),
    );
  });
}

/** All that is stale, with a line for what takes noticeable time. */
export async function buildAll() {
  const start = performance.now();
  await buildServer();
  const built = await buildUis();
  if (built.length > 0)
    console.log(`Built ${built.join(' and ')} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  await buildAll();
}
