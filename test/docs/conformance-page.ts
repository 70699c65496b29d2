import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { caseFiles, casesOf } from '../engine/contract/case-files.ts';
import type { Case } from '../engine/contract/driver.ts';
import { differences as throughAdapter } from '../engine/zeebe/contract/differences.ts';
import { type Difference, dmnDifferences, feelDifferences } from '../rules/known-differences.ts';

const versions = ['8.5.4', '8.8.0'] as const;
const root = path.resolve('.');
const countOf = (file: string): number => {
  const truth = JSON.parse(readFileSync(path.join(root, 'test/rules', file), 'utf8')) as object;
  return Array.isArray(truth) ? truth.length : Object.keys(truth).length;
};

/** A figure that a long run left behind: what, when, and its lines. */
interface Recorded {
  readonly date: string;
  readonly lines: readonly string[];
}
const recorded = (file: string): Recorded | undefined =>
  existsSync(path.join(root, file)) ? (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Recorded) : undefined;

const in8 = (mark: Case['refused'], version: string): string | undefined =>
  typeof mark === 'function' ? mark(version) : mark;

/** What of a case differs by version or engine, in words; none where it holds everywhere. */
function marksOf(each: Case): string[] {
  const refusing = versions.filter((version) => in8(each.refused, version) !== undefined);
  const breaking = versions.filter((version) => in8(each.breaks, version) !== undefined);
  const marks: string[] = [];
  if (refusing.length === 1)
    marks.push(
      refusing[0] === versions[0]
        ? 'only Zeebe 8.5.4 refuses it'
        : 'Zeebe 8.5.4 takes it; 8.8.0 and the embedded engine refuse it',
    );
  if (each.stricter) marks.push('Zeebe takes it and then does what nobody wants; the embedded engine refuses it');
  if (breaking.length > 0) marks.push(`Zeebe ${breaking.join(' and ')} breaks down over it`);
  if (each.needs) marks.push(`needs ${each.needs}`);
  if (marks.length === 0 && each.fn.length > 1) marks.push('Zeebe behaves otherwise by version, as the case says');
  return marks;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const differences = (list: readonly Difference[]): string =>
  table(
    ['what', 'why it is left'],
    list.map(({ what, why }) => [`\`${what}\``, why]),
  );

async function contractSection(): Promise<string> {
  const counts: string[][] = [];
  const marked: string[][] = [];
  for (const file of caseFiles()) {
    const cases = await casesOf(file);
    const topic = path.basename(file, '.mjs').replace('cases-', '');
    counts.push([topic, String(cases.length)]);
    for (const each of cases) marked.push(...marksOf(each).map((mark) => [topic, each.name, mark]));
  }
  const total = counts.reduce((sum, [, count]) => sum + Number(count), 0);
  return `## The contract

${total} cases, each a diagram with steps and expectations taken from the real engine. They run on the embedded engine in
memory, on PostgreSQL with its state thrown away between any two steps, and on Zeebe ${versions.join(' and ')}
(\`npm test\` leaves some of the cases out on the older one; \`npm run prove -- contract\` runs all). The embedded engine
follows 8.8. \`npm run contract -- --engine=memory|postgres|zeebe[:version] <files>\` runs any file of cases.

${table(['of', 'cases'], counts)}

What differs by version, or is stricter here:

${table(['of', 'case', 'what differs'], marked)}
`;
}

function adapterSection(): string {
  const result = recorded('test/engine/zeebe/contract/result.json');
  return `## Through the Zeebe adapter

The same cases by the product's own way to a cluster: port, outbox, sender, pollers, worker, and the exporter's records
(\`npm run contract -- --engine=adapter[:version]\`). Jobs asked for by hand, native user tasks and whatever else the port does not offer
cannot be asked there. What goes otherwise, and is meant to:

${table(
  ['case', 'why'],
  [...throughAdapter].map(([name, why]) => [name, why]),
)}
${result ? `\n${result.date}:\n\n${result.lines.map((line) => `- ${line}`).join('\n')}\n` : ''}`;
}

function rulesSection(): string {
  const feel = ['feel-truth.json', 'feel-truth-more.json', 'feel-truth-language.json'].map(countOf);
  const expressions = feel.reduce((a, b) => a + b);
  const decisions = countOf('dmn-truth.json');
  const tck = recorded('test/rules/tck/result.json');
  return `## FEEL

${expressions} expressions were asked of Zeebe 8.8.0; ${expressions - feelDifferences.length} have the same answer, refusal or failure here. The others:

${differences(feelDifferences)}

Not by the real engine's answer but by their nature: \`random number()\` is null here, as \`uuid()\`; years end at 271821.

## DMN

${decisions} decisions were asked of Zeebe 8.8.0; ${decisions - dmnDifferences.length} have the same answer. The others:

${differences(dmnDifferences)}

\`npm run dmn-tck -- <TestCases>\` runs the test cases of the [DMN TCK](https://github.com/dmn-tck/tck). Names with spaces are read as
the standard has them (Zeebe wants backticks); what the TCK expects to be an error may be refused before it is run. Not run: decision
services, imports of other files, functions in Java, the boxed expressions that came after DMN 1.3, and types that convert values.
${tck ? `\n${tck.date}:\n\n${tck.lines.map((line) => `- ${line}`).join('\n')}\n` : ''}`;
}

function fuzzSection(): string {
  const fuzz = recorded('test/engine/fuzz/result.json');
  return `## Random processes

A generator draws random processes and random drives; the embedded engine and Zeebe must leave the same trace. \`npm test\` plays the
first 200, \`npm run prove -- fuzz\` up to 5,000.
${fuzz ? `\n${fuzz.date}, ${fuzz.lines.join('\n')}\n` : ''}`;
}

/** The page docs/conformance.md, from the cases, the lists of known differences and what long runs have recorded. */
export async function conformancePage(): Promise<string> {
  return `# Conformance

What the embedded engine and Zeebe have been compared in, and every difference that is known. Written by
\`npm run conformance\` from the tests themselves; a test fails when it is stale.

${await contractSection()}
${adapterSection()}
${fuzzSection()}
${rulesSection()}
## Not compared

Several partitions, a Zeebe engine that is restarted, and real back-pressure: the engine of the tests is one partition in memory. What
Zeebe's Operate and Tasklist show. Clusters newer than 8.8.
`;
}
