import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFolder } from '../main/postgres/embedded.ts';

const tickMs = 10; // USER_HZ is 100 on every Linux

/** Milliseconds of processor time that a server over this data folder has used so far, all its processes together. Linux only. */
export function cpuOfServer(data: string): number {
  const postmaster = readFileSync(join(databaseFolder(data), 'postmaster.pid'), 'utf8').split('\n')[0]!;
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(pid);
    if (pid !== postmaster && fields?.[1] !== postmaster) continue;
    const [user, system, endedUser, endedSystem] = fields!.slice(11, 15).map(Number);
    ticks += user! + system! + (pid === postmaster ? endedUser! + endedSystem! : 0);
  }
  return ticks * tickMs;
}

/** The fields behind the name in /proc/<pid>/stat: state, parent, ... */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
