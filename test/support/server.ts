import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFolder, type EmbeddedServer, startEmbedded } from '../../main/postgres/embedded.ts';
import { holderOf } from '../../main/postgres/folder-lock.ts';
import { endOrphan } from '../../main/postgres/postmaster.ts';
import { throwaway } from '../../main/postgres/settings.ts';

const PREFIX = 'sakin-test-';

/** One server for a whole run, in a folder that goes with it; test files may share other things there. */
export async function startTestServer(): Promise<EmbeddedServer & { folder: string }> {
  await sweep();
  const data = await mkdtemp(join(tmpdir(), PREFIX));
  const server = await startEmbedded(data, throwaway);
  return {
    ...server,
    folder: data,
    async stop() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Takes away what a killed run left. Folders of other users stay; so do fresh ones, whose run is just taking its lock. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const data = join(tmpdir(), name);
    try {
      const age = Date.now() - (await stat(data)).mtimeMs;
      if (age < 60_000 || (await holderOf(data)) !== undefined) continue;
      await endOrphan(databaseFolder(data));
      await rm(data, { recursive: true, force: true });
    } catch {
      // Somebody else's, or another run is at it.
    }
  }
}
