import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type DecisionsRead, decideValue, readDecisions } from '../../../rules/dmn/index.ts';
import type { Value } from '../../../rules/feel/index.ts';
import { agrees, shown, valueIn } from './values.ts';
import { childOf, childrenOf, readXml, type XmlElement } from './xml.ts';

/** What became of one test case of the TCK. */
export interface Outcome {
  /** The folder of a level and the case below it. */
  readonly level: string;
  readonly model: string;
  readonly id: string;
  readonly state: 'passed' | 'failed' | 'unsupported';
  readonly why?: string;
}

/** The TCK is written for DMN 1.5; what its elements have in common with 1.3 is the same but for the name space. */
const asDmn13 = (xml: string): string =>
  xml
    .replaceAll('https://www.omg.org/spec/DMN/20230324/MODEL/', 'https://www.omg.org/spec/DMN/20191111/MODEL/')
    .replaceAll('https://www.omg.org/spec/DMN/20230324/DMNDI/', 'https://www.omg.org/spec/DMN/20191111/DMNDI/')
    .replaceAll('https://www.omg.org/spec/DMN/20230324/FEEL/', 'https://www.omg.org/spec/DMN/20191111/FEEL/');

/** Runs every test case below the folder: the TCK's own, or any in its format. */
export async function runTck(folder: string): Promise<Outcome[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /-test-\d+[^/]*\.xml$/.test(path))
    .sort();
  const outcomes: Outcome[] = [];
  for (const path of files) outcomes.push(...(await runFile(folder, path)));
  return outcomes;
}

async function runFile(folder: string, path: string): Promise<Outcome[]> {
  const file = join(folder, path);
  const cases = readXml(readFileSync(file, 'utf8'));
  const level = relative(folder, file).split(/[\\/]/).at(-3) ?? '.';
  const model = childOf(cases, 'modelName')?.text.trim() ?? '';
  const outcome = (id: string, rest: Pick<Outcome, 'state' | 'why'>): Outcome => ({ level, model, id, ...rest });
  const all = childrenOf(cases, 'testCase');
  const decisions = await readDecisions(asDmn13(readFileSync(join(file, '..', model), 'utf8')), { spacedNames: true });
  return all.map((each) => outcome(each.attributes.id!, verdictOn(each, decisions)));
}

const invocable = (test: XmlElement): boolean =>
  test.attributes.type !== undefined && test.attributes.type !== 'decision';

type Verdict = Pick<Outcome, 'state' | 'why'>;

function verdictOn(test: XmlElement, read: DecisionsRead): Verdict {
  if (invocable(test)) return { state: 'unsupported', why: `it calls a ${test.attributes.type}` };
  const inputs = childrenOf(test, 'inputNode').map((node): [string, Value] => [node.attributes.name!, valueIn(node)]);
  const variables = Object.fromEntries(inputs);
  const verdicts = childrenOf(test, 'resultNode').map((node) => verdictOf(node, variables, read));
  const worst = (['failed', 'unsupported'] as const).find((state) => verdicts.some((each) => each.state === state));
  if (!worst) return { state: 'passed' };
  return { state: worst, why: verdicts.flatMap(({ why }) => why ?? []).join('; ') };
}

function verdictOf(node: XmlElement, variables: Record<string, Value>, read: DecisionsRead): Verdict {
  const { name = '', errorResult } = node.attributes;
  const decision = [...read.decisions.values()].find((each) => each.name === name);
  if (!decision) {
    // What is an error to the TCK may be refused before it is run.
    const refused = read.refused.find((each) => each.name === name);
    if (refused && errorResult === 'true') return { state: 'passed' };
    return { state: 'unsupported', why: `${name}: ${[...(refused?.faults ?? []), ...read.faults].join('; ')}` };
  }
  const result = decideValue(read.decisions, decision.id, variables, '2026-01-01T00:00:00.000Z');
  const expected = expectedOf(node);
  const passed = 'failure' in result ? errorResult === 'true' || expected === null : agrees(expected, result.value);
  if (passed) return { state: 'passed' };
  const got = 'failure' in result ? result.failure : shown(result.value);
  return { state: 'failed', why: `${name}: expected ${shown(expected)} but got ${got}` };
}

function expectedOf(node: XmlElement): Value {
  const expected = childOf(node, 'expected');
  return expected ? valueIn(expected) : null;
}
