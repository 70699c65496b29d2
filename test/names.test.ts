import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
/** Where analysts' content, sample towns and their proofs live. */
const content = /^(processes|forms|seeds|test)\//;
const code = /\.(ts|tsx|mjs|cjs|js|sql|java|css|html)$/;

const folders = (name: string): string[] =>
  readdirSync(path.join(root, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Ids and names of the towns, whatever folder of the seeds they stand in. */
const tenants = folders('seeds').flatMap((set) =>
  folders(`seeds/${set}`).flatMap((id) => {
    const file = path.join(root, 'seeds', set, id, 'tenant.json');
    if (!existsSync(file)) return [];
    const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name: Record<string, string> };
    return [id, ...Object.values(name)];
  }),
);
const services = folders('processes');

const named = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}-])${word.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'iu').test(text);

test('no code but content, towns and tests names a service or a tenant', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => code.test(file) && !content.test(file) && existsSync(path.join(root, file)));

  const offences = files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...services, ...tenants].filter((word) => named(text, word)).map((word) => `${file}: ${word}`);
  });

  expect(services.length).toBeGreaterThan(0);
  expect(tenants.length).toBeGreaterThan(0);
  expect(files.length).toBeGreaterThan(300);
  expect(offences).toEqual([]);
});
