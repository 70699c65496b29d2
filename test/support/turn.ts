import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** One at a time over processes side by side, by a lock file; answers how it is given back. Who has died holds no turn. */
export async function turn(lock: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch {
      const holder = Number(existsSync(lock) && readFileSync(lock, 'utf8'));
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
