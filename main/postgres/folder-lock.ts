import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { birthOf, isAlive } from './processes.ts';

/** Who holds a folder. The birth tells a living holder from a stranger who got its number later. */
interface Holder {
  readonly pid: number;
  readonly birth: string;
}

/** Taking a folder that a living process holds. */
export class FolderBusy extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Takes a folder for this process. Node has no flock: the lock is a file made by link(2), which fails when there is
 * one, and a file whose process is gone counts for nothing.
 * @returns a function that gives the folder back.
 * @throws FolderBusy
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock');
  const own = `${lock}.${process.pid}`;
  const self: Holder = { pid: process.pid, birth: await birthOf(process.pid) };
  await writeFile(own, JSON.stringify(self), { mode: 0o600 });
  try {
    while (!(await linked(own, lock))) {
      const holder = await readHolder(lock);
      if (holder && (await lives(holder))) throw new FolderBusy(folder, holder.pid);
      await setAside(lock, own, holder);
    }
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    if ((await readHolder(lock))?.birth === self.birth) await rm(lock, { force: true });
  };
}

/** The process that holds the folder now, if one lives. */
export async function holderOf(folder: string): Promise<number | undefined> {
  const holder = await readHolder(join(folder, 'lock'));
  return holder && (await lives(holder)) ? holder.pid : undefined;
}

const lives = async ({ pid, birth }: Holder): Promise<boolean> => isAlive(pid) && (await birthOf(pid)) === birth;

/** Takes a dead lock away by rename, which only one of two rivals can; who took a fresh one by mistake puts it back. */
async function setAside(lock: string, own: string, dead: Holder | undefined): Promise<void> {
  const aside = `${own}.old`;
  if (!(await rename(lock, aside).then(...yesOrNo('ENOENT')))) return;
  const taken = await readHolder(aside);
  if (taken && taken.birth !== dead?.birth) await linked(aside, lock);
  await rm(aside, { force: true });
}

const linked = (from: string, to: string): Promise<boolean> => link(from, to).then(...yesOrNo('EEXIST'));

const yesOrNo = (code: string): [() => boolean, (error: NodeJS.ErrnoException) => boolean] => [
  () => true,
  (error) => {
    if (error.code === code) return false;
    throw error;
  },
];

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
