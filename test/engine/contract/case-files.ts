import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Case } from './driver.ts';

const folder = path.resolve('test/engine/contract');

/** All files of cases that belong to the project. */
export const caseFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^cases-.*\.mjs$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));

export async function casesOf(file: string): Promise<Case[]> {
  const { cases } = (await import(pathToFileURL(file).href)) as { cases: Case[] };
  return cases;
}

/** Every case of the project. One file after the other: jest's module loader does not take them at once. */
export async function allCases(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const file of caseFiles()) cases.push(...(await casesOf(file)));
  return cases;
}
