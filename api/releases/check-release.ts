import type { WorkerContract } from '../../checks/agreement/agreement.ts';
import { checkService } from '../../checks/check-service.ts';
import { letterFaults } from '../../domain/letter.ts';
import { settingsFaults } from '../../domain/settings.ts';
import type { Engine, Finding } from '../../engine/port.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { FormSchema } from '../forms/form.ts';
import { unknownComponents } from '../forms/validate-form.ts';
import { flatten } from './content.ts';
import { fileKind } from './file-kind.ts';

export interface FileInput {
  name: string;
  content: string;
}

const fault = (resource: string, rule: string, message: string): Finding => ({
  severity: 'error',
  resource,
  rule,
  message,
});

function parsed(file: FileInput, findings: Finding[]): unknown {
  try {
    return JSON.parse(file.content);
  } catch (error) {
    findings.push(fault(file.name, 'not-json', `expected JSON but ${(error as Error).message}`));
    return undefined;
  }
}

function formFaults(file: FileInput, form: FormSchema): Finding[] {
  const unknown = Array.isArray(form.components) ? unknownComponents(form) : ['no components'];
  return unknown.map((type) =>
    fault(file.name, 'form-component', `expected components that the server can check but got ${type}`),
  );
}

/** A resident must never read `{dueDate}`: what letters name is checked before they are sent. */
const letterFindings = (file: FileInput, texts: unknown): Finding[] =>
  letterFaults(flatten(texts ?? {})).map((each) => fault(file.name, 'letter-placeholder', each));

/** What the product's own rules say to files, before the engine is asked. */
function ownFindings(caseType: string, files: FileInput[]): Finding[] {
  const findings: Finding[] = [];
  const settings = files.filter((file) => fileKind(file.name) === 'settings');
  if (settings.length !== 1)
    findings.push(fault('service.json', 'settings', `expected one service.json but got ${settings.length}`));
  for (const file of files) {
    const kind = fileKind(file.name);
    if (kind === undefined)
      findings.push({
        severity: 'warning',
        resource: file.name,
        rule: 'file-left-out',
        message: 'is no part of a release',
      });
    if (kind === 'classification') parsed(file, findings);
    if (kind === 'texts') findings.push(...letterFindings(file, parsed(file, findings)));
    if (kind === 'form') {
      const form = parsed(file, findings) as FormSchema | undefined;
      if (form) findings.push(...formFaults(file, form));
    }
    if (kind !== 'settings') continue;
    const value = parsed(file, findings) as { caseType?: string } | undefined;
    if (value === undefined) continue;
    findings.push(...settingsFaults(value).map((each) => fault(file.name, 'settings', each)));
    if (value.caseType !== caseType)
      findings.push(
        fault(file.name, 'case-type', `expected the case type ${caseType} but got ${String(value.caseType)}`),
      );
  }
  return findings;
}

/** The files that the engine deploys, named so that each release has definition keys of its own. */
export const resourcesOf = (tenant: string, release: string, files: FileInput[]) =>
  files
    .filter((file) => ['bpmn', 'dmn'].includes(fileKind(file.name) ?? ''))
    .map((file) => ({ name: `${tenant}/${release}/${file.name}`, content: file.content }));

/** Whoever checks a release: the engine that would run it, and what its diagrams must know of the product's workers. */
export interface Checkers {
  engine: Pick<Engine<Unit>, 'check'>;
  workers: ReadonlyMap<string, WorkerContract>;
}

/** Everything that the rules, the profile, the workers and the engine say to the files of a release. */
export async function checkRelease(
  { engine, workers }: Checkers,
  tenant: string,
  input: { caseType: string; files: FileInput[] },
): Promise<Finding[]> {
  const prefix = `${tenant}/check/`;
  const told = await engine.check(resourcesOf(tenant, 'check', input.files));
  const own = [
    ...ownFindings(input.caseType, input.files),
    ...(await checkService(input.files, workers)),
    ...told.map((each) => ({ ...each, resource: each.resource.replace(prefix, '') })),
  ];
  // What can't be read is told by each who tried.
  return own.filter(
    (each) => each.rule !== 'unreadable' || !own.some((other) => other !== each && sameFile(each, other)),
  );
}

const sameFile = (one: Finding, other: Finding): boolean =>
  other.severity === 'error' && other.resource === one.resource && other.rule !== 'unreadable';
