import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../store/root.ts';

const root = projectRoot();
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].filter((page) => existsSync(join(root, page)));
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  test('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:-]*)/g)]
      .map((match) => match[1]!)
      .filter((name) => !['ci', 'install', 'package', 'scripts'].includes(name));

    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const folders = [
      'api',
      'bench',
      'client',
      'docs',
      'domain',
      'engine',
      'forms',
      'main',
      'migrations',
      'portal-ui',
      'processes',
      'rules',
      'scripts',
      'seeds',
      'store',
      'tasklist-ui',
      'test',
      'ui-kit',
      'workers',
    ];
    const named = [...text.matchAll(/`([a-z-]+\/[\w./-]*)`/g)]
      .map((match) => match[1]!)
      .filter((path) => folders.includes(path.split('/')[0]!));
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
      join(dirname(page), match[1]!),
    );

    expect([...named, ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
