import { spawnSync } from 'node:child_process';
import { lchown, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';

/** How a program of PostgreSQL is called: it refuses to run as root. */
export interface Launcher {
  /** Command and arguments that go before the program. */
  readonly prefix: readonly string[];
  /** Who must own the data folder, when that is not the user of this process. */
  readonly owner: { readonly uid: number; readonly gid: number };
  /** For child_process.spawn, where no tool can change the user for us. */
  readonly spawnAs: { readonly uid?: number; readonly gid?: number };
}

const NOBODY = 65534;
const WITH_PARENT = ['setpriv', '--pdeathsig=INT'];

/**
 * Chooses how to run `postgres`, and so initdb, over `folder` (both exist).
 * As a plain user: as that user. As root: over a folder of root in a user namespace where root has a plain number, so
 * that files keep their owner and a home folder of mode 0700 stays passable; over somebody's folder, or where
 * namespaces are forbidden (containers), as that user or `nobody` with the one capability to pass through folders.
 */
export async function chooseLauncher(folder: string, postgres: string): Promise<Launcher> {
  const works = ([tool = '', ...args]: readonly string[]): boolean => {
    const probe = [...args, postgres, '--describe-config'];
    const { status, stderr } = spawnSync(tool, probe, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    return status === 0 && !stderr.includes('Permission denied');
  };
  // Where setpriv exists, a killed start takes its server along; elsewhere the next start finds and ends it.
  const endsWithParent = works(WITH_PARENT) ? WITH_PARENT : [];
  const { uid, gid } = await stat(folder);
  const self = userInfo();
  if (process.platform === 'win32') return { prefix: [], owner: { uid, gid }, spawnAs: {} };
  if (self.uid !== 0) {
    if (uid !== self.uid) {
      throw new Refusal(
        `The database folder ${folder} belongs to another user (uid ${uid}): start as that user, or set SAKIN_DATA to a folder of your own.`,
      );
    }
    return { prefix: endsWithParent, owner: { uid, gid }, spawnAs: {} };
  }
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  if (uid === 0 && works(namespace))
    return { prefix: [...namespace, ...endsWithParent], owner: { uid, gid }, spawnAs: {} };
  const owner = uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
  // The server looks its own files up by access(2), which drops the capability of other users unless told not to.
  const changed = [
    ...['setpriv', '--securebits=+no_setuid_fixup', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'],
    ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
  ];
  if (works(changed)) return { prefix: [...changed, '--pdeathsig=INT'], owner, spawnAs: {} };
  return { prefix: [], owner, spawnAs: owner };
}

/** Gives a file, or a folder and all in it, to the owner that the launcher needs. Only root can, and only root needs it. */
export async function giveTo(path: string, owner: Launcher['owner']): Promise<void> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return;
  const found = await stat(path);
  if (found.uid === owner.uid) return;
  const inside = found.isDirectory() ? await readdir(path, { recursive: true }) : [];
  for (const entry of inside) await lchown(join(path, entry), owner.uid, owner.gid);
  // The folder itself comes last: a start that was cut short here begins again.
  await lchown(path, owner.uid, owner.gid);
}
