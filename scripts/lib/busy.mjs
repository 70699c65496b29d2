import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** How many cores of this machine are at work, looked at for a while: what a figure is measured beside. */
export async function busyCores(milliseconds = 2_000) {
  const [before, began] = [idle(), performance.now()];
  await pause(milliseconds);
  return Math.max(0, cpus().length - (idle() - before) / (performance.now() - began));
}

const idle = () => cpus().reduce((sum, { times }) => sum + times.idle, 0);
