import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileInput } from '../../api/releases/check-release.ts';
import { fileKind } from '../../api/releases/file-kind.ts';
import { projectRoot } from '../../store/root.ts';

const filesIn = (folder: string, prefix = ''): FileInput[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && fileKind(entry.name))
    .map((entry) => ({ name: `${prefix}${entry.name}`, content: readFileSync(join(folder, entry.name), 'utf8') }));

/**
 * A service as analysts keep it: processes/<case-type>/ and forms/<case-type>/. `own`: files that stand in the place of those with the same
 * name, such as an authority's own table of departments.
 */
export function serviceFiles(caseType: string, own: FileInput[] = []): FileInput[] {
  const files = [
    ...filesIn(join(projectRoot(), 'processes', caseType)),
    ...filesIn(join(projectRoot(), 'forms', caseType), 'forms/'),
  ];
  const replaced = new Set(own.map((file) => file.name));
  return [...files.filter((file) => !replaced.has(file.name)), ...own];
}

/** The files of one folder that belong to a release. */
export const releaseFilesIn = (folder: string): FileInput[] => filesIn(folder);

/** Services that come with the product: case type -> its files. */
export const standardServices = (): Record<string, () => FileInput[]> =>
  Object.fromEntries(
    readdirSync(join(projectRoot(), 'processes'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, () => serviceFiles(name)]),
  );
