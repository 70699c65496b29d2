import { readFileSync } from 'node:fs';

/**
 * npm runs a script below a shell. A signal to npm alone ends npm and shell, or npm only, and the program would go on
 * unseen with its port and its data folder: so it ends cleanly when its npm is gone. Without npm nothing is watched.
 */
export function endWithNpm() {
  const parent = process.ppid;
  const npm = [parent, parentOf(parent)].find((pid) => pid !== undefined && /\bnpm\b/.test(commandOf(pid)));
  if (npm === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === parent || parentOf(parent) === npm)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const commandOf = (pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

function parentOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold anything; state and parent follow it.
  return stat === '' ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
