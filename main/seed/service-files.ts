import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

import type { FileInput } from '../../api/releases/check-release.ts';
import { fileKind } from '../../api/releases/file-kind.ts';
import type { StandardService } from '../../api/releases/standard-service.ts';
import { Term } from '../../domain/calendar/term.ts';
import { projectRoot } from '../../store/root.ts';

/** Country by ISO 3166 (or `*`) -> its general term. */
const FirstTerms = Type.Intersect([Type.Object({ '*': Term }), Type.Record(Type.String(), Term)]);

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

/** Services that come with the product, by case type. */
export const standardServices = (): Record<string, () => StandardService> =>
  Object.fromEntries(
    readdirSync(join(projectRoot(), 'processes'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, () => standardService(name)]),
  );

function standardService(caseType: string): StandardService {
  const files = serviceFiles(caseType);
  const name = files.flatMap((file) => {
    const [, language] = /^texts\.([a-z]{2})\.json$/.exec(file.name) ?? [];
    return language ? [[language, (JSON.parse(file.content) as { service: { name: string } }).service.name]] : [];
  });
  return { name: Object.fromEntries(name), files, firstTerms: firstTermsOf(caseType) };
}

function firstTermsOf(caseType: string): StandardService['firstTerms'] {
  const terms: unknown = JSON.parse(
    readFileSync(join(projectRoot(), 'processes', caseType, 'first-terms.json'), 'utf8'),
  );
  const faults = [...Value.Errors(FirstTerms, terms)].map(({ path, message }) => `${path}: ${message}`);
  if (faults.length > 0) throw new Error(`expected the first terms of ${caseType} but found:\n${faults.join('\n')}`);
  return terms as StandardService['firstTerms'];
}
