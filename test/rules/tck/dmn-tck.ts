import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Outcome, runTck } from './run.ts';

// npm run dmn-tck -- <TestCases folder> [--why] [--record]: the test cases of the DMN TCK, by level; kept for docs/conformance.md.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { why: { type: 'boolean' }, record: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder) await report(folder);
else {
  console.error('Expected the folder with the test cases: npm run dmn-tck -- tck/TestCases [--why] [--record]');
  process.exitCode = 1;
}

async function report(of: string): Promise<void> {
  const outcomes = await runTck(of);
  const many = (list: Outcome[], state: Outcome['state']) => list.filter((each) => each.state === state).length;
  if (values.why)
    for (const { level, model, id, state, why } of outcomes)
      if (state !== 'passed') console.log(`${level}/${model} ${id} ${state}: ${why}`);
  const levels = [...new Set(outcomes.map((each) => each.level)), 'all'];
  const lines = levels.map((level) => {
    const list = level === 'all' ? outcomes : outcomes.filter((each) => each.level === level);
    return `${level}: ${many(list, 'passed')} of ${list.length} passed, ${many(list, 'failed')} failed, ${many(list, 'unsupported')} unsupported`;
  });
  for (const line of lines) console.log(`figure ${line}`);
  if (!values.record) return;
  const result = { date: new Date().toISOString().slice(0, 10), lines };
  writeFileSync('test/rules/tck/result.json', `${JSON.stringify(result, null, 2)}\n`);
}
