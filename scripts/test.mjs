import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { count } from './lib/count.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';
import { slowest } from './lib/slowest.mjs';
import { runStep } from './lib/step.mjs';
import { steps } from './lib/steps.mjs';

// npm test: proves the product from a bare clone. With CI=true, what this machine cannot run counts as failed.
checkNodeVersion();
ensureInstalled();
rmSync(join(root, '.cache', 'test'), { recursive: true, force: true });
mkdirSync(join(root, '.cache', 'test'), { recursive: true });

const strict = process.env.CI === 'true';
const total = { passed: 0, failed: 0 };
const skipped = [];
const failures = [];
const reports = [];
const start = performance.now();

for (const group of steps()) {
  const several = group.filter((lane) => lane.length > 0).length > 1;
  await Promise.all(
    group.map(async (lane) => {
      for (const step of lane) await runOne(step, several ? `${step.name} | ` : undefined);
    }),
  );
}

console.log('The slowest test files:');
for (const { seconds, file } of slowest(reports, 10)) console.log(`${seconds.toFixed(0).padStart(5)} s  ${file}`);
for (const line of skipped) console.log(`Skipped: ${line}${strict ? ' (a failure, because CI=true)' : ''}`);
for (const line of failures) console.log(`Failed: ${line}`);
console.log(`Took ${((performance.now() - start) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runOne(step, prefix) {
  if (step.missing) return skip(step.name, step.missing);
  const { ok, output, seconds } = await runStep({ ...step, prefix, cwd: root });
  if (step.report) reports.push(step.report);
  const { passed, failed, pending } = count(step, ok);
  total.passed += passed;
  total.failed += failed;
  for (const title of pending) skip(step.name, title);
  if (failed > 0) failures.push(step.name);
  if (failed > 0 && !step.live) console.log(output.trimEnd());
  const tests = step.report ? ` (${passed} passed, ${failed} failed)` : '';
  console.log(`${failed > 0 ? 'FAILED' : 'ok'}  ${step.name}  ${seconds.toFixed(1)} s${tests}`);
}

function skip(name, reason) {
  skipped.push(`${name}: ${reason}`);
  if (strict) total.failed += 1;
}
