import { join } from 'node:path';
import { parentsFirst } from '../../api/administration/load-rows.ts';
import type { FileInput } from '../../api/releases/check-release.ts';
import { type Folder, readFolder } from '../import/read-folder.ts';
import type { Authority } from './authority.ts';

export interface SeededAuthority {
  authority: Authority;
  services: { caseType: string; files: FileInput[] }[];
}

/** A part of the folder that an authority can't be put up without. */
function needed<Name extends keyof Folder['content']>(
  { tenant, content }: Folder,
  name: Name,
): NonNullable<Folder['content'][Name]> {
  const part = content[name];
  if (part === undefined) throw new Error(`expected ${name} in the folder of ${tenant.id} but there are none`);
  return part as NonNullable<Folder['content'][Name]>;
}

/** Reads `<folder>/<id>/tenant.json` and what it names, as the import does. Throws an Error that lists every fault. */
export function readAuthority(folder: string, id: string): SeededAuthority {
  const read = readFolder(join(folder, id));
  const { tenant, services } = read;
  return {
    authority: {
      tenant,
      territories: parentsFirst(needed(read, 'territories')),
      organisations: needed(read, 'organisations'),
      departments: needed(read, 'departments'),
      people: needed(read, 'people').map(({ login, ...person }) => ({ id: login, ...person })),
      categories: parentsFirst(needed(read, 'categories')),
      calendar: needed(read, 'calendar'),
      managers: read.content.managers,
      privacyNotice: needed(read, 'privacyNotice'),
    },
    services,
  };
}
