import { readdirSync } from 'node:fs';
import { root } from './root.mjs';

/** Folders without code of ours: made by tools, or content that is read and never imported. */
const OTHER = new Set(['node_modules', 'dist', 'docs', 'forms', 'migrations', 'processes']);

/** Every folder with code, so that a new one is checked from its first day. */
export const codeFolders = () =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !OTHER.has(entry.name))
    .map((entry) => entry.name);
