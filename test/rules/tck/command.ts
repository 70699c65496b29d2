import { parseArgs } from 'node:util';
import { type Outcome, runTck } from './run.ts';

// npm run dmn-tck -- <TestCases folder> [--why]: the test cases of the DMN TCK, by level.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { why: { type: 'boolean' } } });
const [folder] = positionals;
if (folder) await report(folder);
else {
  console.error('Expected the folder with the test cases: npm run dmn-tck -- tck/TestCases [--why]');
  process.exitCode = 1;
}

async function report(of: string): Promise<void> {
  const outcomes = await runTck(of);
  const many = (list: Outcome[], state: Outcome['state']) => list.filter((each) => each.state === state).length;
  if (values.why)
    for (const { level, model, id, state, why } of outcomes)
      if (state !== 'passed') console.log(`${level}/${model} ${id} ${state}: ${why}`);
  for (const level of [...new Set(outcomes.map((each) => each.level)), 'all']) {
    const list = level === 'all' ? outcomes : outcomes.filter((each) => each.level === level);
    const figures = `${many(list, 'passed')} of ${list.length} passed, ${many(list, 'failed')} failed, ${many(list, 'unsupported')} unsupported`;
    console.log(`figure ${level}: ${figures}`);
  }
}
