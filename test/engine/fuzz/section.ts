import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const page = 'docs/conformance.md';
const [begin, end] = ['<!-- random-processes: written by npm run prove -->', '<!-- /random-processes -->'];

/** Writes the section "Random processes" of the page on conformance anew; what stands around it is left alone. */
export function writeSection(lines: string[]): void {
  const section = `${begin}\n## Random processes\n\n${lines.join('\n')}\n${end}`;
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '# Conformance\n';
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const around =
    from < 0 ? `${before.trimEnd()}\n\n${section}\n` : before.slice(0, from) + section + before.slice(to + end.length);
  writeFileSync(page, around);
}
