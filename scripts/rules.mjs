import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { codeFolders } from './lib/folders.mjs';
import { root } from './lib/root.mjs';

// npm run rules: who may import what (.dependency-cruiser.cjs), over every folder with code.
const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const args = [program, '--config', '.dependency-cruiser.cjs', ...codeFolders()];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
