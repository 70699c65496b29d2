import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { generatedFiles } from '../../scripts/lib/generate.ts';
import { projectRoot } from '../../store/root.ts';

const files = await generatedFiles();

it.each(files.map((file) => file.path))('%s is what `npm run generate` makes now', (path) => {
  const { content } = files.find((file) => file.path === path)!;
  expect(readFileSync(join(projectRoot(), path), 'utf8')).toBe(content);
});

it('every operation has a name of its own, a summary, and says who may come', () => {
  const { paths } = JSON.parse(files.find((file) => file.path === 'openapi.json')!.content) as {
    paths: Record<string, Record<string, { operationId: string; summary: string; security: unknown[] }>>;
  };
  const all = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(new Set(all.map((each) => each.operationId)).size).toBe(all.length);
  expect(all.filter((each) => !each.summary || !each.security)).toEqual([]);
});
