import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const lockfile = join(root, 'package-lock.json');
const mark = join(root, 'node_modules', '.sakin-lock');

/** Installs the locked libraries when they are missing or other ones. */
export function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  if (!matches()) install();
  writeFileSync(mark, wanted);
}

/** What npm last put into node_modules, package by package, against the lockfile. Optional ones are of other platforms. */
function matches() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages: here } = JSON.parse(readFileSync(installed, 'utf8'));
  const { packages: locked } = JSON.parse(readFileSync(lockfile, 'utf8'));
  return Object.entries(locked).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || (here[path] ? here[path].version === version : optional === true || devOptional === true),
  );
}

function install() {
  console.log('Installing the libraries in their locked versions ...');
  // The npm that runs us, so that a machine with several does not mix them.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...args] = [
    ...npm,
    'ci',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ];
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(
    `The libraries could not be installed (npm ci: ${error?.message ?? `exit code ${status}`}); its messages above tell why.`,
  );
  process.exit(1);
}
