/** How Java writes what JavaScript writes otherwise. */
const anchors: Readonly<Record<string, string>> = { A: '^', z: '$', Z: '$' };

/** A pattern of Java's -> one of JavaScript with Unicode's sets; null where it is none, or has what JavaScript has not. */
export function javaPattern(source: string, flags: string, more = ''): RegExp | null {
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  const wanted = flags + (inline?.[1] ?? '');
  const text = inline ? source.slice(inline[0].length) : source;
  const translated = translate(text, wanted.includes('x'));
  if (translated === null) return null;
  const own = [...'ims'].filter((flag) => wanted.includes(flag)).join('');
  try {
    return new RegExp(translated, `${own}v${more}`);
  } catch {
    return null;
  }
}

/** What is repeated already; the braces of a property (`\p{L}`) repeat nothing. */
const repeated = /(?<!\\)(?:[*+?]|\{\d+(?:,\d*)?\})$/;

/** Blanks and comments left out (flag x), and every sign escaped or not as JavaScript wants it; null at a lone backslash. */
function translate(source: string, spaced: boolean): string | null {
  let out = '';
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    const next = source[at + 1];
    if (char === '\\') {
      if (next === undefined) return null;
      out += depth === 0 && anchors[next] ? anchors[next] : escaped(next, depth > 0);
      at += 1;
    } else if (spaced && /\s/.test(char)) continue;
    else if (spaced && char === '#' && depth === 0) {
      while (at + 1 < source.length && source[at + 1] !== '\n') at += 1;
    } else if (depth > 0 && char === '&' && next === '&') {
      out += '&&';
      at += 1;
    } else if (depth > 0) {
      if (char === '[') depth += 1;
      if (char === ']') depth -= 1;
      const first = /[[^]/.test(source[at - 1] ?? '');
      const loose = char === '-' && (first || next === ']' || next === '[');
      out += loose || '(){}/|'.includes(char) ? `\\${char}` : char;
    } else {
      if (char === '[') depth = 1;
      // A possessive repetition gives nothing back; as a plain one it finds no less.
      if (char === '+' && repeated.test(source.slice(0, at))) continue;
      out += char;
    }
  }
  return out;
}

/** Java takes any sign behind a backslash as itself; JavaScript only those that mean something. */
function escaped(next: string, inClass: boolean): string {
  const needed = inClass ? '\\]^-[(){}/|&' : '\\^$.*+?()[]{}|/';
  return /[A-Za-z0-9]/.test(next) || needed.includes(next) ? `\\${next}` : next;
}

/** What stands for a match: texts, and groups by number or name. */
export type Replacement = readonly (string | { readonly group: string })[];

/** Java's replacement text: `$1`, `${name}`, and a backslash before a sign that is meant as it is; null where it is none. */
export function replacementOf(text: string): Replacement | null {
  const parts: (string | { group: string })[] = [];
  for (let rest = text; rest !== ''; ) {
    const found = /^(?:\\([\s\S])|\$(\d)|\$\{([A-Za-z][A-Za-z0-9]*)\}|([^\\$]+))/.exec(rest);
    if (!found) return null;
    const [all, literal, number, name, plain] = found;
    const group = number ?? name;
    parts.push(group === undefined ? (literal ?? plain!) : { group });
    rest = rest.slice(all.length);
  }
  return parts;
}

/** Every match replaced; null where a group does not exist. */
export function replaced(text: string, pattern: RegExp, parts: Replacement): string | null {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    out += text.slice(from, match.index);
    for (const part of parts) {
      const value = typeof part === 'string' ? part : groupOf(match, part.group);
      if (value === null) return null;
      out += value;
    }
    from = match.index + match[0].length;
  }
  return out + text.slice(from);
}

function groupOf(match: RegExpExecArray, group: string): string | null {
  const number = Number(group);
  if (Number.isInteger(number)) return number < match.length ? (match[number] ?? '') : null;
  return match.groups && Object.hasOwn(match.groups, group) ? (match.groups[group] ?? '') : null;
}
