import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { migrate } from '../../store/migrate.ts';
import { type Config, ownDatabase } from '../config.ts';
import { RESTORING } from '../folders.ts';
import { startEmbedded, withClient } from '../postgres/embedded.ts';
import { Refusal } from '../refusal.ts';
import { backupUrl } from './backup.ts';
import { FORMAT, type Manifest, verify } from './manifest.ts';
import { loadDatabase } from './tables.ts';
import { unpack } from './tar.ts';

/**
 * Puts a backup into an empty data folder, and brings an older schema up to date. All is made aside and takes its
 * place in one step at the end; what was cut short leaves the data folder empty. A folder that cannot be replaced, such as
 * the mount point of a volume, is filled from within; what is cut short there leaves a folder that no start takes for whole.
 * @throws Refusal
 */
export async function restore(config: Config, archive: string): Promise<Manifest> {
  const data = config.SAKIN_DATA;
  await refuseFilled(data);
  const movable = await canBeReplaced(data);
  const stage = movable ? join(dirname(data), `${basename(data)}.restore`) : join(data, RESTORING);
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true, mode: 0o700 });
  try {
    await unpack(archive, stage);
    const manifest = await readManifest(stage);
    await verify(stage, manifest);
    await fillDatabase(config, stage, manifest);
    for (const path of ['manifest.json', 'tables']) await rm(join(stage, path), { recursive: true });
    if (movable) await rename(stage, data);
    else await moveUp(stage, data);
    return manifest;
  } catch (error) {
    // Half moved up it stays, with its mark.
    if (movable || !(await readdir(data)).some((name) => name !== RESTORING))
      await rm(stage, { recursive: true, force: true });
    throw error;
  }
}

/** Takes an empty folder away; false for a mount point, a link, or a folder whose parent is not ours. */
async function canBeReplaced(data: string): Promise<boolean> {
  const refused = await rmdir(data).catch((error: NodeJS.ErrnoException) => error);
  return refused === undefined || refused.code === 'ENOENT';
}

/** The mark goes last: while it is there, the folder is not whole. */
async function moveUp(stage: string, data: string): Promise<void> {
  for (const name of await readdir(stage)) await rename(join(stage, name), join(data, name));
  await rmdir(stage);
}

async function refuseFilled(data: string): Promise<void> {
  const entries = await readdir(data).catch(() => []);
  if (entries.length === 0) return;
  throw new Refusal(
    `The data folder ${data} is not empty (it has ${entries.slice(0, 3).join(', ')}): a backup is restored into an empty one; set SAKIN_DATA to another folder, or move this one away.`,
  );
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  const manifest = text === undefined ? undefined : (JSON.parse(text) as Manifest);
  if (manifest?.format === FORMAT) return manifest;
  throw new Refusal(
    `This is no backup of Sakin that this release can read: expected a manifest.json of the format ${FORMAT}.`,
  );
}

async function fillDatabase(config: Config, stage: string, manifest: Manifest): Promise<void> {
  const own = ownDatabase(config);
  if (own) return fill(own.owner, backupUrl(config), stage, manifest);
  const server = await startEmbedded(stage);
  try {
    await fill(server.urls.owner, server.adminUrl(), stage, manifest);
  } finally {
    await server.stop();
  }
}

async function fill(ownerUrl: string, adminUrl: string, stage: string, manifest: Manifest): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query(`SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'`);
    if (rows[0].tables > 0) throw new Refusal('The database is not empty: a backup is restored into an empty one.');
    const made = await migrate(ownerUrl, { upTo: manifest.migrations.at(-1) });
    if (made.join() !== manifest.migrations.join()) {
      throw new Refusal(
        'The backup was made by another release whose migrations this one does not have: restore it with that release or a later one.',
      );
    }
    await loadDatabase(admin, stage, manifest);
  });
  await migrate(ownerUrl);
}
