import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** A small town of files in which each rule is broken once. */
const offences: Record<string, string> = {
  'domain/instant.ts': 'export type Instant = string;',
  'domain/a.ts': `import { s } from '../store/s.ts'; export const a = s;`,
  'rules/r.ts': `import { a } from '../domain/a.ts'; export const r = a;`,
  'engine/port.ts': `import { r } from '../rules/r.ts'; export const p = r;`,
  'engine/embedded/elements/e.ts': `import 'node:crypto'; import { s } from '../../../store/s.ts'; export const e = s;`,
  'engine/zeebe/z.ts': `import { e } from '../embedded/elements/e.ts'; export const z = e;`,
  'checks/c.ts': `import { s } from '../store/s.ts'; export const c = s;`,
  'workers/w.ts': `import 'node:net'; import { s } from '../store/s.ts'; export const w = s;`,
  'store/s.ts': `import type { M } from '../main/m.ts'; export const s = 1; export type N = M;`,
  'main/m.ts': 'export type M = string;',
  'api/x.ts': `import { w } from '../workers/w.ts'; import { gone } from './gone.ts'; export const x = [w, gone];`,
  'client/c.ts': `import { a } from '../domain/a.ts'; export const c = a;`,
  'ui-kit/k.ts': `import 'node:path'; import { x } from '../api/x.ts'; export const k = x;`,
  'tasklist-ui/t.ts': `import { q } from '../portal-ui/q.ts'; import { build } from 'vite'; export const t = [q, build];`,
  'portal-ui/q.ts': 'export const q = 1;',
  'seeds/one.ts': `import { two } from './two.ts'; import '../test/help.ts'; export const one = () => two;`,
  'seeds/two.ts': `import { one } from './one.ts'; export const two = () => one;`,
  'test/help.ts': 'export const help = 1;',
};

/** What is allowed beside them must stay silent. */
const allowed: Record<string, string> = {
  'checks/of-files.ts': `import type { Instant } from '../domain/instant.ts'; export type I = Instant;`,
  'engine/embedded/memory/host.ts': `import 'node:crypto'; import type { Instant } from '../../../domain/instant.ts'; export type I = Instant;`,
  'portal-ui/page.ts': `import { k } from '../ui-kit/k.ts'; import { q } from './q.ts'; export const page = [k, q];`,
  'main/main.ts': `import { w } from '../workers/w.ts'; import { x } from '../api/x.ts'; export const all = [w, x];`,
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sakin-architecture-'));
  for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
    copyFileSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, code] of Object.entries({ ...offences, ...allowed })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every rule of who may import what catches its offence, and nothing else is caught', () => {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const folders = [...new Set(Object.keys(offences).map((path) => path.split('/')[0] as string))];
  const { stdout } = spawnSync(
    process.execPath,
    [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
    { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 },
  );
  const violations = JSON.parse(stdout).summary.violations as { from: string; rule: { name: string } }[];

  expect([...new Set(violations.map(({ rule }) => rule.name))].sort()).toEqual(
    forbidden.map(({ name }) => name).sort(),
  );
  expect(violations.filter(({ from }) => from in allowed)).toEqual([]);
});

test('the engine in memory, its rules and its models are built for a browser, with nothing of Node in it', () => {
  const { status, stderr } = spawnSync(
    join(root, 'node_modules', 'esbuild', 'bin', 'esbuild'),
    [
      'engine/embedded/memory/port.ts',
      ...['--bundle', '--platform=browser', '--format=esm', `--outfile=${join(folder, 'engine.js')}`],
    ],
    { cwd: root, encoding: 'utf8' },
  );

  expect(`${status} ${stderr.split('\n').filter((line) => line.includes('ERROR'))}`).toBe('0 ');
});
