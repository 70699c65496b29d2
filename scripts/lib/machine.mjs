import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Chromium for the browser tests: CHROMIUM, else the usual places; undefined when there is none. */
export function findChromium() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return runnable(CHROMIUM) ? CHROMIUM : undefined;
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean);
}

/** The home of a JDK of at least this version (Maven compiles, so a bare JRE does not do); undefined when there is none. */
export function findJdk(version) {
  const usual = '/usr/lib/jvm';
  const homes = [
    process.env.JAVA_HOME,
    ...(existsSync(usual) ? readdirSync(usual).map((name) => join(usual, name)) : []),
  ];
  return homes.find((home) => home && runnable(join(home, 'bin', 'javac')) && versionOf(home) >= version);
}

/** The first program of this name on the PATH. */
export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(runnable);

/** Every JDK says its version in the file `release`: JAVA_VERSION="25.0.1". */
function versionOf(home) {
  const file = join(home, 'release');
  const [, major] = (existsSync(file) ? readFileSync(file, 'utf8') : '').match(/JAVA_VERSION="(\d+)/) ?? [];
  return Number(major ?? 0);
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
