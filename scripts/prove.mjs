import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { askedProofs } from './lib/asked-proofs.mjs';
import { busyCores } from './lib/busy.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { figuresOf, proofs } from './lib/proofs.mjs';
import { root } from './lib/root.mjs';
import { runStep } from './lib/step.mjs';

// npm run prove [-- --only=start,replay | --list]: the proofs at full size, and their dated figures in docs/performance.md.
checkNodeVersion();
ensureInstalled();
const file = join(root, 'docs', 'performance.md');
const args = process.argv.slice(2);
if (args.includes('--list')) {
  for (const { key, name, limitSeconds } of proofs)
    console.log(`${key.padEnd(10)} ${name} (at most ${limitSeconds} s)`);
  process.exit();
}
const verdicts = [];

for (const proof of asked()) {
  const verdict = await prove(proof).catch((error) => `FAILED: ${error.message}`);
  verdicts.push({ name: proof.name, verdict });
  console.log(`== ${verdict}`);
}
console.log('\nThe proofs:');
for (const { name, verdict } of verdicts) console.log(`${name}: ${verdict}`);
process.exitCode = verdicts.some(({ verdict }) => verdict.startsWith('FAILED')) ? 1 : 0;

function asked() {
  try {
    return askedProofs(proofs, args);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

/** Runs one, and notes its figures at once: an interrupted run keeps what it has measured. A proof without a figure has failed. */
async function prove(proof) {
  const absent = (proof.needs ?? []).find((path) => !existsSync(resolve(root, path)));
  if (absent !== undefined) return `not run (there is no ${absent})`;
  console.log(`\n== ${proof.name}: ${proof.command.join(' ')}`);
  const beside = await busyCores();
  const { ok, output, seconds } = await runStep({ ...proof, cwd: root, live: true });
  const figures = (proof.parse ?? figuresOf)(output);
  if (!ok || figures.length === 0) return `FAILED after ${seconds.toFixed(0)} s, its old figures stay: ${why(output)}`;
  // Read anew: another run may have noted others meanwhile.
  const known = new Map(existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : []);
  known.set(proof.name, section(proof, figures, seconds, beside));
  writeFileSync(file, page(known));
  return `ok, ${seconds.toFixed(0)} s`;
}

/** What was said last, for the list at the end; all of it stands above. */
function why(output) {
  return output.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? '';
}

function page(known) {
  const sections = proofs.map(({ name }) => known.get(name)).filter(Boolean);
  return `# Figures

Written by \`npm run prove\`, each with the day and the machine it was measured on, and with what else had the machine
when it began. A figure of another machine is no comparison; the ratios are.

${sections.join('\n')}`;
}

function section({ name, about, command }, figures, seconds, beside) {
  const rows = figures.map(([what, value]) => `| ${what} | ${value} |`).join('\n');
  // Where a file lies is of this machine alone.
  const shown = command
    .map((word) => (isAbsolute(word) ? basename(word) : word))
    .join(' ')
    .replace(/^node scripts\/run\.mjs (\S+)/, 'npm run $1');
  return `## ${name}

${about}
\`${shown}\`, ${new Date().toISOString().slice(0, 10)}, ${seconds.toFixed(0)} s, on ${machine()}, ${besides(beside)}.

| what | seen |
| --- | --- |
${rows}
`;
}

function machine() {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory}, ${type()} ${release()}, Node ${process.versions.node}`;
}

function besides(cores) {
  return cores < 0.2 ? 'with nothing beside it' : `beside other work (${cores.toFixed(1)} of ${cpus().length} cores)`;
}

/** What earlier runs wrote: [name, section]. */
function sectionsOf(text) {
  return text
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`]);
}
