// node bpmnlint.mjs <file>...: what bpmnlint and Zeebe's compatibility rules for 8.5 say about each file, as JSON lines. A process of its
// own, for bpmnlint's parts require each other across module kinds, which Node can and jest can't.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const require = createRequire(import.meta.url);
const moddle = new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') });
const linter = new Linter({
  resolver: new NodeResolver({ requireLocally: require }),
  config: { extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-5'] },
});

for (const file of process.argv.slice(2)) {
  const { rootElement } = await moddle.fromXML(readFileSync(file, 'utf8'));
  const reports = Object.entries(await linter.lint(rootElement));
  const findings = reports.flatMap(([rule, found]) => found.map(({ id, message }) => `${rule} ${id}: ${message}`));
  console.log(JSON.stringify({ file, rules: reports.length, findings }));
}
