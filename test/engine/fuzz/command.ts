/**
 * node scripts/fuzz.mjs [--from=1] [--seeds=5000] [--shrink] [--write]: plays random worlds on ours and on the real Zeebe engine, prints where they
 * differ, and with --shrink the smallest world that still differs, as a file of contract cases; --write writes the result into docs/conformance.md. Figures are for `npm run prove`.
 */
import { writeFileSync } from 'node:fs';
import { conformancePage } from '../../docs/conformance-page.ts';
import { asCase } from './as-case.ts';
import { constructsOf } from './drive.ts';
import { live, openRig, playOf, together } from './fuzz.ts';
import { generate } from './generator.ts';
import { shrink } from './shrink.ts';

const option = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const from = Number(option('from') ?? 1);
const count = Number(option('seeds') ?? 5000);
const rig = await openRig();
let played = 0;
let commands = 0;
const refused: number[] = [];
const wrong: string[] = [];
try {
  for (let first = from; first < from + count; first += together) {
    const seeds = Array.from({ length: Math.min(together, from + count - first) }, (_, n) => first + n);
    const batch = await live(seeds);
    refused.push(...batch.refused.keys());
    played += batch.lived.length;
    commands += batch.lived.reduce((sum, each) => sum + each.commands.length, 0);
    for (const otherwise of await rig.play(batch.lived.map(playOf))) {
      const { seed, diagram, commands: given } = batch.lived.find(({ tag }) => tag === otherwise.tag)!;
      wrong.push(`${seed} ${otherwise.part}`);
      console.log(
        `seed ${seed} differs at ${JSON.stringify(given[otherwise.at])} in ${otherwise.part}\n  ours   ${otherwise.ours.replaceAll('\n', ' ; ')}\n  theirs ${otherwise.theirs.replaceAll('\n', ' ; ')}`,
      );
      if (!process.argv.includes('--shrink')) continue;
      const small = await shrink(rig, { diagram, commands: given, otherwise });
      const file = `.cache/fuzz-${seed}.mjs`;
      writeFileSync(file, asCase(`seed ${seed}: ${otherwise.part}`, small.diagram, small.commands));
      console.log(`  smallest in ${file}`);
    }
  }
} finally {
  await rig.close();
}
console.log(`figure random processes: ${played} of ${count} seeds, ${commands} commands`);
console.log(`figure refused by our check: ${refused.length}`);
console.log(`figure that differ: ${wrong.length}${wrong.length ? ` (${wrong.slice(0, 40).join(', ')})` : ''}`);

if (process.argv.includes('--write')) {
  const constructs = Array.from({ length: 200 }, (_, n) => constructsOf(generate(n + 1))).flat();
  const counts = [...new Set(constructs)]
    .sort()
    .map((what) => `| ${what} | ${constructs.filter((each) => each === what).length} |`);
  const lines = [
    `Zeebe 8.8.0, seeds ${from} to ${from + count - 1}: ${played} random processes with ${commands} commands were`,
    `played on the embedded engine and on the real one; after each command jobs, tasks, timers, subscriptions, incidents, variables by scope`,
    `and the course of all elements were compared. ${wrong.length} differ${wrong.length ? ` (seed and part: ${wrong.join(', ')})` : ''}; our own check refuses ${refused.length}.`,
    '',
    'Not made: errors reported by the job of a throw event (Zeebe answers INTERNAL), loops of flows on which nothing waits and handlers that throw',
    'what starts them (Zeebe refuses the first and comes to no end over the second), modifications, migration.',
    '',
    '| construct | times in the first 200 |',
    '| --- | --- |',
    ...counts,
  ];
  const result = { date: new Date().toISOString().slice(0, 10), lines };
  writeFileSync('test/engine/fuzz/result.json', `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync('docs/conformance.md', await conformancePage());
}
