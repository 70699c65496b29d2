import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import type { Element } from '../../checks/diagram/element.ts';

const require = createRequire(import.meta.url);

export const root = path.resolve(import.meta.dirname, '../..');

/** The case types that analysts have drawn: the folders of processes/. */
export const caseTypes = readdirSync(path.join(root, 'processes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Every diagram, as `<case type>/<file>`. */
export const diagrams = caseTypes.flatMap((caseType) =>
  readdirSync(path.join(root, 'processes', caseType))
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => `${caseType}/${file}`),
);

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

export const jsonOf = <T>(file: string): T => JSON.parse(textOf(file)) as T;

/** A diagram as bpmn-moddle reads it with Zeebe's extension. */
export async function parse(xml: string): Promise<{ definitions: Element; warnings: readonly string[] }> {
  const moddle = new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') });
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return { definitions: rootElement, warnings: warnings.map((each) => each.message) };
}
