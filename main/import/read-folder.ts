import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { TSchema } from '@sinclair/typebox';
import { Value, type ValueError } from '@sinclair/typebox/value';
import type { FileInput } from '../../api/releases/check-release.ts';
import { calendarFaults } from '../../domain/calendar/faults.ts';
import { isZone } from '../../domain/country.ts';
import { projectRoot } from '../../store/root.ts';
import { Refusal } from '../refusal.ts';
import { serviceFiles } from '../seed/service-files.ts';
import { type Content, type FileName, files, TenantFile } from './authority-files.ts';
import { type ImportFault, refuseIfAny } from './faults.ts';
import { JsonFault, type JsonWithLines, parseWithLines } from './json-with-lines.ts';

/** A folder of an authority, read and checked by itself; what it refers to in the database is checked later. */
export interface Folder {
  tenant: TenantFile;
  content: Content;
  /** `ownSettings`: the folder brings the service's settings itself. */
  services: { caseType: string; files: FileInput[]; ownSettings: boolean }[];
  /** Where something stands, for messages. */
  where(name: FileName | 'tenant', pointer: string): Pick<ImportFault, 'file' | 'line' | 'field'>;
}

interface Read extends JsonWithLines {
  file: string;
}

/** `/3/name/az` -> `3.name.az` */
const fieldOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

/** A choice names its values; the library would only say that it is one. */
function messageOf({ schema, message }: ValueError): string {
  const choices = (schema.anyOf as { const?: unknown }[] | undefined)?.map((each) => each.const);
  return choices?.every((each) => typeof each === 'string') ? `expected one of ${choices.join(', ')}` : message;
}

/** Reads `<folder>/tenant.json` and what it names: beside it, or beside the folder, where towns share files. @throws Refusal with every fault */
export function readFolder(folder: string): Folder {
  const root = resolve(folder);
  if (!existsSync(join(root, 'tenant.json')))
    throw new Refusal(`${folder} has no tenant.json: an authority is a folder like those under seeds/town.`);
  const faults: ImportFault[] = [];
  const shown = (path: string) => relative(dirname(root), path);
  const pathOf = (name: string): string | undefined =>
    [join(root, name), join(dirname(root), name)].find((path) => existsSync(path));

  function read(path: string, schema: TSchema): Read | undefined {
    const file = shown(path);
    try {
      const json = parseWithLines(readFileSync(path, 'utf8'));
      for (const fault of [...Value.Errors(schema, json.value)].slice(0, 20))
        faults.push({ file, line: json.lineOf(fault.path), field: fieldOf(fault.path), message: messageOf(fault) });
      return { ...json, file };
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      faults.push({ file, line: error.line, message: `no JSON: ${error.message}` });
      return undefined;
    }
  }

  const main = read(join(root, 'tenant.json'), TenantFile);
  refuseIfAny(faults);
  const tenant = main!.value as TenantFile;
  const parts = new Map<string, Read>([['tenant', main!]]);
  const where: Folder['where'] = (name, pointer) => {
    const part = parts.get(name)!;
    return { file: part.file, line: part.lineOf(pointer), ...(pointer && { field: fieldOf(pointer) }) };
  };
  for (const name of Object.keys(files) as FileName[]) {
    const named = tenant[name];
    if (!named) continue;
    const path = pathOf(named);
    const part = path && read(path, files[name]);
    if (!path) faults.push({ ...where('tenant', `/${name}`), message: `there is no file ${named}` });
    if (part) parts.set(name, part);
  }
  const services = (tenant.services ?? []).map(({ caseType, replace = {} }, at) => {
    const own = Object.entries(replace).flatMap(([name, file]): FileInput[] => {
      const path = pathOf(file);
      if (path) return [{ name, content: readFileSync(path, 'utf8') }];
      faults.push({
        ...where('tenant', `/services/${at}/replace/${name.replaceAll('/', '~1')}`),
        message: `there is no file ${file}`,
      });
      return [];
    });
    return {
      caseType,
      files: filesOf(caseType, own),
      ownSettings: own.some((file) => file.name === 'service.json'),
    };
  });
  refuseIfAny(faults);
  const content = Object.fromEntries(
    [...parts].filter(([name]) => name !== 'tenant').map(([name, part]) => [name, part.value]),
  );
  const folderRead: Folder = { tenant, content: content as Content, services, where };
  refuseIfAny(ownFaults(folderRead));
  return folderRead;
}

/** A case type of the product with an authority's own files in it, or one that is the authority's alone. */
function filesOf(caseType: string, own: FileInput[]): FileInput[] {
  const ours = ['processes', 'forms'].every((name) => existsSync(join(projectRoot(), name, basename(caseType))));
  return ours ? serviceFiles(caseType, own) : own;
}

/** What no schema says: the same id twice, a clerk who works nowhere, a calendar without working time. */
function ownFaults({ tenant, content, where }: Folder): ImportFault[] {
  const faults: ImportFault[] = [];
  const say = (name: FileName | 'tenant', pointer: string, message: string) =>
    void faults.push({ ...where(name, pointer), message });
  if (!isZone(tenant.zone)) say('tenant', '/zone', `there is no time zone ${tenant.zone}`);
  const twice = (name: FileName, ids: readonly string[], field: string) => {
    const seen = new Map<string, number>();
    for (const [at, id] of ids.entries()) {
      if (seen.has(id)) say(name, `/${at}/${field}`, `${id} stands here twice`);
      seen.set(id, at);
    }
  };
  for (const name of ['territories', 'organisations', 'departments', 'categories'] as const)
    twice(
      name,
      (content[name] ?? []).map((row) => row.id),
      'id',
    );
  twice(
    'people',
    (content.people ?? []).map((row) => row.login),
    'login',
  );
  for (const [at, { memberships }] of (content.people ?? []).entries())
    for (const [place, { role, organisationId, departmentId }] of memberships.entries())
      if ((role === 'clerk' || role === 'head') && !organisationId && !departmentId)
        say('people', `/${at}/memberships/${place}`, `a ${role} needs a departmentId or an organisationId`);
  if (content.calendar) {
    if (!isZone(content.calendar.zone)) say('calendar', '/zone', `there is no time zone ${content.calendar.zone}`);
    else
      for (const { field, expected, got } of calendarFaults(content.calendar))
        say('calendar', `/${field.replaceAll('.', '/')}`, `expected ${expected} but got ${got}`);
  }
  return faults;
}
