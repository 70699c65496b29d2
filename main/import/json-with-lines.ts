/** JSON and the line on which each of its values begins, by JSON pointer. */
export interface JsonWithLines {
  value: unknown;
  /** The line (from 1) of the value at the pointer, else of the nearest one around it. */
  lineOf(pointer: string): number;
}

export class JsonFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'JsonFault';
    this.line = line;
  }
}

const blank = /[ \t\r\n]*/y;
const token = /"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/**
 * Reads JSON and remembers lines: JSON.parse tells no line on every Node. A property of null is left out, for our shapes say "there is
 * none" so. @throws JsonFault
 */
export function parseWithLines(text: string): JsonWithLines {
  const lines = new Map<string, number>();
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let counted = 0;
  let line = 1;

  const lineHere = (): number => {
    for (; counted < at; counted += 1) if (text[counted] === '\n') line += 1;
    return line;
  };
  const skip = (): void => {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
  };
  const fail = (expected: string): never => {
    const got = at < text.length ? JSON.stringify(text[at]) : 'the end';
    throw new JsonFault(lineHere(), `expected ${expected} but got ${got}`);
  };
  const simple = (expected: string): unknown => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return fail(expected);
    at = token.lastIndex;
    try {
      return JSON.parse(found[0]);
    } catch {
      return fail(expected);
    }
  };
  const next = (sign: string): boolean => {
    skip();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };

  function list(pointer: string): unknown[] {
    const items: unknown[] = [];
    if (next(']')) return items;
    do items.push(value(`${pointer}/${items.length}`));
    while (next(','));
    if (!next(']')) fail('"," or "]"');
    return items;
  }

  function object(pointer: string): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    if (next('}')) return {};
    do {
      skip();
      if (text[at] !== '"') fail('a name in quotation marks');
      const name = simple('a name in quotation marks') as string;
      if (!next(':')) fail('":"');
      const item = value(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      if (item !== null) entries.push([name, item]);
    } while (next(','));
    if (!next('}')) fail('"," or "}"');
    return Object.fromEntries(entries);
  }

  function value(pointer: string): unknown {
    skip();
    lines.set(pointer, lineHere());
    if (next('[')) return list(pointer);
    if (next('{')) return object(pointer);
    return simple('a value');
  }

  const whole = value('');
  skip();
  if (at < text.length) fail('the end');
  return {
    value: whole,
    lineOf(pointer) {
      for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
        const found = lines.get(path);
        if (found !== undefined) return found;
      }
      return 1;
    },
  };
}
