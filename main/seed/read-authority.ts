import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FileInput } from '../../api/releases/check-release.ts';
import { LocalText } from '../../domain/language.ts';
import { type Authority, parseAuthority } from './authority.ts';
import { serviceFiles } from './service-files.ts';

/** `tenant.json` of an authority in the seeds: who it is, and in which files, relative to the folder of the town, the rest lies. */
const Tenant = Type.Object({
  id: Type.String(),
  name: LocalText,
  zone: Type.String(),
  languages: Type.Array(Type.String()),
  calendar: Type.String(),
  categories: Type.String(),
  territories: Type.String(),
  organisations: Type.String(),
  departments: Type.String(),
  people: Type.String(),
  privacyNotice: Type.String(),
  services: Type.Array(
    Type.Object({
      caseType: Type.String(),
      replace: Type.Record(Type.String(), Type.String(), {
        description: 'a file of the service -> the one that stands in its place',
      }),
    }),
  ),
});

export interface SeededAuthority {
  authority: Authority;
  services: { caseType: string; files: FileInput[] }[];
}

/** JSON's null for "there is none" is left out, as our shapes have it. */
const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(file, 'utf8'), function (key, value) {
    if (value === null && key !== '' && !Array.isArray(this)) return undefined;
    return value;
  });

const without = (rows: unknown, ...names: string[]) =>
  (rows as Record<string, unknown>[]).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))),
  );

/** Reads `<folder>/<id>/tenant.json` and what it names. Throws an Error that lists every fault. */
export function readAuthority(folder: string, id: string): SeededAuthority {
  const at = (file: string) => join(folder, file);
  const tenant = readJson(at(join(id, 'tenant.json'))) as Static<typeof Tenant>;
  const faults = [...Value.Errors(Tenant, tenant)].map((fault) => `${fault.path || '/'}: ${fault.message}`);
  if (faults.length > 0) throw new Error(`expected a tenant in ${id}/tenant.json but found:\n${faults.join('\n')}`);
  const people = without(readJson(at(tenant.people)), 'trial').map(({ login, ...person }) => ({
    id: login,
    ...person,
  }));
  const notice = readJson(at(tenant.privacyNotice)) as Record<string, unknown>;
  return {
    authority: parseAuthority({
      tenant: { id: tenant.id, name: tenant.name, zone: tenant.zone, languages: tenant.languages },
      territories: readJson(at(tenant.territories)),
      organisations: readJson(at(tenant.organisations)),
      departments: readJson(at(tenant.departments)),
      people,
      categories: without(readJson(at(tenant.categories)), 'position'),
      calendar: readJson(at(tenant.calendar)),
      privacyNotice: { version: notice.version, text: notice.text, consentRequired: notice.consentRequired },
    }),
    services: tenant.services.map(({ caseType, replace }) => ({
      caseType,
      files: serviceFiles(
        caseType,
        Object.entries(replace).map(([name, file]) => ({ name, content: readFileSync(at(file), 'utf8') })),
      ),
    })),
  };
}
