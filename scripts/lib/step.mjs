import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a command of a step in a process group of its own, so that one that hangs is ended with all it started.
 * Output is kept, and shown at once when `live`; with a `prefix` line by line, each behind it.
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export async function runStep({ command, cwd, env = {}, live = false, prefix, limitSeconds = 600 }) {
  const start = performance.now();
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const forget = endWith(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    const show = prefix ? lineByLine(stream, prefix) : (text) => process.stdout.write(text);
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (live) show(text);
    });
  }
  const limit = setTimeout(() => {
    output += `\nThe step was ended: it took longer than ${limitSeconds} s.\n`;
    signalGroup(child, 'SIGKILL');
  }, limitSeconds * 1000);
  const [code] = await once(child, 'close').catch((error) => {
    output += `${program}: ${error.message}\n`;
    return [1];
  });
  clearTimeout(limit);
  forget();
  return { ok: code === 0, output, seconds: (performance.now() - start) / 1000 };
}

/** Shows whole lines only: two steps side by side would otherwise write into each other's. */
function lineByLine(stream, prefix) {
  let begun = '';
  const show = (lines) => {
    for (const line of lines) process.stdout.write(`${prefix}${line}\n`);
  };
  stream.on('end', () => show(begun === '' ? [] : [begun]));
  return (text) => {
    const lines = (begun + text).split('\n');
    begun = lines.pop();
    show(lines);
  };
}

/** Ctrl-C in the terminal does not reach another group by itself. */
function endWith(child) {
  const forward = (signal) => signalGroup(child, signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
  };
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has just ended.
  }
}
