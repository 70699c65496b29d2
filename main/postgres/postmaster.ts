import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { isAlive, until } from './processes.ts';

/** What a running server writes into its folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads postmaster.pid of a cluster folder; undefined when there is none, or it is being written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = text.split('\n');
  if (!pid || !Number.isInteger(Number(pid))) return undefined;
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
}

/**
 * Ends a server that its start left behind (a kill -9), so that a new one can take the folder. The caller holds the
 * lock of the data folder, so no living start needs that server. Only the postmaster of this very folder is ended.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const found = await readPostmaster(cluster);
  if (!found) return;
  if (isAlive(found.pid) && (await servesFolder(found.pid, cluster))) return endPostmaster(found.pid, cluster);
  // PostgreSQL takes any living process of that number for its rival. A backend that outlived its postmaster is still
  // noticed without this file, by the shared memory of the folder.
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Fast shutdown (sessions are rolled back, a checkpoint is written), then an immediate one, which recovers at the next start. */
export async function endPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new Refusal(
        `The database server of ${cluster} (process ${pid}) runs without its start and belongs to another user: end it with "kill -INT ${pid}".`,
      );
    }
    if (await until(() => !isAlive(pid), patience)) return;
  }
  throw new Refusal(
    `The database server of ${cluster} (process ${pid}) does not end: look into its log, then end it by hand.`,
  );
}

/** A postmaster's working folder is its cluster. Where that cannot be read, its command line names the folder. */
async function servesFolder(pid: number, cluster: string): Promise<boolean> {
  const folder = await realpath(cluster);
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (cwd !== undefined) return cwd === folder;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined ? process.platform !== 'linux' : command.split('\0').includes(folder);
}
