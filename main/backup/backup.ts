import { copyFile, link, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Wall } from '../../domain/clock.ts';
import { type Config, ownDatabase } from '../config.ts';
import { runningServer, startEmbedded, withClient } from '../postgres/embedded.ts';
import { Refusal } from '../refusal.ts';
import { CARRIED, checksum, FORMAT, filesOf, LEFT_OUT, type Manifest } from './manifest.ts';
import { saveDatabase } from './tables.ts';
import { pack } from './tar.ts';

/**
 * Writes database, files and keys of an installation into one archive, running or not.
 * @param archive where to; an existing file is not replaced.
 * @throws Refusal
 */
export async function backUp(config: Config, archive: string, wall: Wall): Promise<Manifest> {
  const data = config.SAKIN_DATA;
  await mkdir(data, { recursive: true, mode: 0o700 });
  // Beside the files, so that they can be linked instead of copied.
  const stage = await mkdtemp(join(data, 'backup-'));
  try {
    const createdAt = wall.now();
    const database = await withAdmin(config, (client) => saveDatabase(client, stage));
    // After the database: a file is written before the row that names it.
    await carry(data, stage);
    const paths = await filesOf(stage, ['tables', ...CARRIED]);
    const contents = [];
    for (const path of paths) contents.push({ path, sha256: await checksum(join(stage, path)) });
    const manifest: Manifest = { format: FORMAT, createdAt, ...database, contents };
    await writeFile(join(stage, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await write(stage, archive);
    return manifest;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Under another name first: a backup that was cut short does not look like one. */
async function write(stage: string, archive: string): Promise<void> {
  await mkdir(dirname(archive), { recursive: true, mode: 0o700 });
  const partial = `${archive}.partial`;
  try {
    await pack(partial, stage);
    await link(partial, archive).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new Refusal(`${archive} exists already: choose another name.`);
      return rename(partial, archive);
    });
  } finally {
    await rm(partial, { force: true });
  }
}

async function carry(data: string, stage: string): Promise<void> {
  for (const path of await filesOf(data, CARRIED)) {
    if (path === LEFT_OUT) continue;
    await mkdir(dirname(join(stage, path)), { recursive: true, mode: 0o700 });
    await linkOrCopy(join(data, path), join(stage, path));
  }
}

/** A file that is gone by now was erased after the database was read: that must not come back. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to)
    .catch(() => copyFile(from, to))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
}

/** A session that row-level security does not bind, on the running server, or on one started for this. */
async function withAdmin<T>(config: Config, work: Parameters<typeof withClient<T>>[1]): Promise<T> {
  if (ownDatabase(config)) return await withClient(backupUrl(config), work);
  const running = await runningServer(config.SAKIN_DATA);
  if (running) return await withClient(running.adminUrl, work);
  const server = await startEmbedded(config.SAKIN_DATA);
  try {
    return await withClient(server.adminUrl(), work);
  } finally {
    await server.stop();
  }
}

export function backupUrl(config: Config): string {
  if (config.DATABASE_BACKUP_URL) return config.DATABASE_BACKUP_URL;
  throw new Refusal(
    'With a PostgreSQL of your own, set DATABASE_BACKUP_URL to a superuser for this command: row-level security would hide rows from every role of the product.',
  );
}
