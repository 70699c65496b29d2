import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve('test/engine/contract');

/** All files of cases that belong to the project. */
export const caseFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^cases-.*\.mjs$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
