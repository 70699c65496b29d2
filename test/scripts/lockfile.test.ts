import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
type Packages = Record<string, object>;
const { missingOptional } = (await import(join(root, 'scripts', 'lib', 'lockfile.mjs'))) as {
  missingOptional(packages: Packages): [string, object][];
};

test('the lockfile is whole, or npm ci refuses it everywhere; npm run lock:complete mends it', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  expect(missingOptional(packages).map(([path]) => path)).toEqual([]);
});

test('an optional package that npm left out is found, with the platform that its name says', () => {
  const packages = {
    'node_modules/tool': {
      dev: true,
      license: 'MIT',
      optionalDependencies: { 'tool-linux-x64-musl': '1.2.3', 'tool-win32-x64-msvc': '1.2.3', 'tool-here': '1.2.3' },
    },
    'node_modules/tool-here': {},
    'node_modules/tool/node_modules/tool-win32-x64-msvc': {},
  };
  expect(missingOptional(packages)).toEqual([
    [
      'node_modules/tool-linux-x64-musl',
      { version: '1.2.3', cpu: ['x64'], dev: true, libc: ['musl'], license: 'MIT', optional: true, os: ['linux'] },
    ],
  ]);
});

test('what cannot be known without the registry is not guessed', () => {
  expect(() => missingOptional({ a: { optionalDependencies: { 'b-linux-x64': '^1.0.0' } } })).toThrow(/exact version/);
  expect(() => missingOptional({ a: { optionalDependencies: { fsevents: '2.3.3' } } })).toThrow(/platform in the name/);
});
