import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../store/root.ts';

/** Of this program, as in package.json: receipts say which one did the work. */
export const version: string = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')).version;
