import type { DmnElement } from 'dmn-moddle';

const plain = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const letter = /[\p{L}\p{N}_$]/u;

/** The names of a file that FEEL can't read as they stand: with spaces, dashes, points. Longest first. */
export function spacedNames(root: DmnElement): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const element = value as DmnElement;
    if (typeof element.name === 'string' && !plain.test(element.name)) names.add(element.name.trim());
    for (const [key, child] of Object.entries(element)) if (!key.startsWith('$')) visit(child);
  };
  visit(root);
  return [...names].filter(Boolean).sort((a, b) => b.length - a.length);
}

/**
 * FEEL text with these names in backticks, as dmn-scala does on request: the grammar of the standard finds names with
 * spaces by what is in scope, Zeebe's asks for the backticks.
 */
export function inBackticks(text: string, names: readonly string[]): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const quoted = /^("(?:[^"\\]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*)/.exec(text.slice(at));
    const found = quoted ? quoted[0] : nameAt(text, at, names);
    if (quoted || found === undefined) {
      out += quoted ? quoted[0] : text[at];
      at += quoted ? quoted[0].length : 1;
    } else {
      out += `\`${names.find((name) => sameName(name, found))}\``;
      at += found.length;
    }
  }
  return out;
}

const spaces = (text: string): string => text.replace(/\s+/g, ' ');
const sameName = (name: string, found: string): boolean => name === spaces(found);

/** The longest of the names that stands here, with a border on both sides. */
function nameAt(text: string, at: number, names: readonly string[]): string | undefined {
  if (at > 0 && letter.test(text[at - 1]!)) return undefined;
  for (const name of names) {
    const pattern = new RegExp(name.split(/\s+/).map(escaped).join('\\s+'), 'y');
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined && !letter.test(text[at + found.length] ?? '')) return found;
  }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
