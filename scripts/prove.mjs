import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { figuresOf, proofs } from './lib/proofs.mjs';
import { root } from './lib/root.mjs';
import { runStep } from './lib/step.mjs';

// npm run prove [-- part of a name ...]: the proofs at full size, and their dated figures in docs/performance.md.
checkNodeVersion();
ensureInstalled();
const file = join(root, 'docs', 'performance.md');
const asked = process.argv.slice(2);
const isAsked = ({ name }) =>
  asked.length === 0 || asked.some((part) => name.toLowerCase().includes(part.toLowerCase()));
const known = new Map(existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : []);
let failed = 0;

for (const proof of proofs.filter(isAsked)) {
  const absent = (proof.needs ?? []).find((path) => !existsSync(resolve(root, path)));
  if (absent !== undefined) {
    console.log(`Not run: ${proof.name} (there is no ${absent})`);
    continue;
  }
  console.log(`\n== ${proof.name}: ${proof.command.join(' ')}`);
  const { ok, output, seconds } = await runStep({ limitSeconds: 3600, ...proof, cwd: root, live: true });
  const figures = (proof.parse ?? figuresOf)(output);
  if (ok && figures.length > 0) known.set(proof.name, section(proof, figures, seconds));
  else failed += 1;
  console.log(ok && figures.length > 0 ? `== ok, ${seconds.toFixed(0)} s` : '== FAILED, its old figures stay');
  // After each: an interrupted run keeps what it has measured.
  writeFileSync(file, page());
}
process.exitCode = failed > 0 ? 1 : 0;

function page() {
  const sections = proofs.map(({ name }) => known.get(name)).filter(Boolean);
  return `# Figures

Written by \`npm run prove\`, each with the day and the machine it was measured on. A figure of another machine is no
comparison; the ratios are.

${sections.join('\n')}`;
}

function section({ name, about, command }, figures, seconds) {
  const rows = figures.map(([what, value]) => `| ${what} | ${value} |`).join('\n');
  return `## ${name}

${about}
\`${command.join(' ').replace(/^node scripts\/run\.mjs (\S+)/, 'npm run $1')}\`, ${new Date().toISOString().slice(0, 10)}, ${seconds.toFixed(0)} s, on ${machine()}.

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

/** What earlier runs wrote: [name, section]. */
function sectionsOf(text) {
  return text
    .split(/^(?=## )/m)
    .slice(1)
    .map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`]);
}
