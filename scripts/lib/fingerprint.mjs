import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

const stamp = (target) => join(root, 'dist', '.fingerprints', target);

/** A hash over the names and contents of all files in these files and folders (relative to the installation). */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesIn(path))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  return hash.digest('hex');
}

/** True when the target was last built from other contents, or never. */
export const isStale = (target, print) => !existsSync(stamp(target)) || readFileSync(stamp(target), 'utf8') !== print;

/** Remembers what the target was built from. */
export function remember(target, print) {
  mkdirSync(dirname(stamp(target)), { recursive: true });
  writeFileSync(stamp(target), print);
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(`${path}/${entry.name}`));
}
