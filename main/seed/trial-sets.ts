import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { projectRoot } from '../../store/root.ts';

const strict = { additionalProperties: false } as const;
const TrialSets = Type.Object(
  {
    about: Type.String(),
    sets: Type.Array(
      Type.Object({ folder: Type.String(), towns: Type.Array(Type.String(), { minItems: 1 }) }, strict),
      { minItems: 1 },
    ),
  },
  strict,
);

/** Towns that share files, in a folder of the seeds. */
export interface TrialSet {
  /** Path of the folder. */
  folder: string;
  towns: string[];
  /** The sample requests of one of the towns; undefined when there are none. */
  requests: { tenant: string; requests: unknown } | undefined;
}

/** What a first start puts up: `seeds/trial.json` names the folders and their towns, in order. */
export function trialSets(): TrialSet[] {
  const root = join(projectRoot(), 'seeds');
  const { sets } = Value.Parse(TrialSets, JSON.parse(readFileSync(join(root, 'trial.json'), 'utf8')));
  return sets.map(({ folder, towns }) => {
    const file = join(root, folder, 'requests.json');
    const requests = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return { folder: join(root, folder), towns, requests };
  });
}

/** The folder that holds this town. @throws Error when no set names it */
export function folderOf(town: string): string {
  const found = trialSets().find((set) => set.towns.includes(town));
  if (!found) throw new Error(`expected a town of seeds/trial.json but got ${town}`);
  return found.folder;
}
