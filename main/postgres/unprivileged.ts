import { spawnSync } from 'node:child_process';
import { lchown, readdir, readFile, stat } from 'node:fs/promises';
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
  const self = process.getuid?.();
  if (self === undefined) return { prefix: [], owner: { uid, gid }, spawnAs: {} };
  const namespace = inNamespaceOf(await namedUser());
  if (self !== 0) {
    if (uid !== self) {
      throw new Refusal(
        `The database folder ${folder} belongs to another user (uid ${uid}): start as that user, or set SAKIN_DATA to a folder of your own.`,
      );
    }
    // A container may run under a number that has no name, and initdb insists on one.
    const renamed = !(await hasName(self)) && works(namespace) ? namespace : [];
    return { prefix: [...renamed, ...endsWithParent], owner: { uid, gid }, spawnAs: {} };
  }
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

const inNamespaceOf = (uid: number): string[] => ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`];

/** A user without rights who has a name on this machine. */
async function namedUser(): Promise<number> {
  const uids = await namedUids();
  return uids.includes(NOBODY) ? NOBODY : (uids.find((uid) => uid !== 0) ?? NOBODY);
}

/** False only where the list of users can be read and does not have this one. */
async function hasName(uid: number): Promise<boolean> {
  const uids = await namedUids();
  return uids.length === 0 || uids.includes(uid);
}

async function namedUids(): Promise<number[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => Number(line.split(':')[2]));
}

/** Gives a file, or a folder and all in it, to the owner that the launcher needs. Only root can, and only root needs it. */
export async function giveTo(path: string, owner: Launcher['owner']): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const found = await stat(path);
  if (found.uid === owner.uid) return;
  const inside = found.isDirectory() ? await readdir(path, { recursive: true }) : [];
  for (const entry of inside) await lchown(join(path, entry), owner.uid, owner.gid);
  // The folder itself comes last: a start that was cut short here begins again.
  await lchown(path, owner.uid, owner.gid);
}
