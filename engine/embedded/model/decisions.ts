import { DmnModdle } from 'dmn-moddle';
import { compileDecisions, type Decisions, DmnError } from '../../../rules/dmn/index.ts';
import type { Finding, Resource } from '../../port.ts';

/** A file of decisions: compiled, with the ids that it has and their version tags. */
export interface DecisionFile {
  file: Resource;
  decisions: Decisions;
  tags: { [decision: string]: string };
}

interface Tagged {
  id?: string;
  extensionElements?: { values?: { $type: string; value?: string }[] };
}

async function tagsOf(xml: string): Promise<DecisionFile['tags']> {
  const { rootElement } = await new DmnModdle().fromXML(xml);
  const elements = (rootElement as unknown as { drgElement?: Tagged[] }).drgElement ?? [];
  return Object.fromEntries(
    elements.flatMap(({ id, extensionElements }) => {
      const tag = extensionElements?.values?.find(({ $type }) => $type === 'zeebe:versionTag')?.value;
      return id && tag ? [[id, tag]] : [];
    }),
  );
}

/** A file of decisions, or what is wrong with it. */
export async function readDecisions(file: Resource): Promise<DecisionFile | Finding[]> {
  try {
    return { file, decisions: await compileDecisions(file.content), tags: await tagsOf(file.content) };
  } catch (error) {
    if (!(error instanceof DmnError)) throw error;
    return error.faults.map((message) => ({ severity: 'error', resource: file.name, rule: 'dmn', message }));
  }
}
