import type { Json } from '../json.ts';

/** A plain path (`a.b`), or one compared with a literal or another path: the bulk of what diagrams contain. */
export interface FastPath {
  readonly left: Operand;
  readonly operator?: Operator;
  readonly right?: Operand;
}
type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';
type Operand = { readonly path: readonly string[] } | { readonly literal: Json };

/** Given up: the value needs the whole language (a list on the way, a context to compare). */
export const notFast = Symbol('not fast');

const reserved =
  /^(if|then|else|for|in|return|some|every|satisfies|and|or|not|between|instance|of|function|external|true|false|null|item|partial)$/;
const path = '[A-Za-z_][A-Za-z_0-9]*(?:\\.[A-Za-z_][A-Za-z_0-9]*)*';
const literal = '-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,15})?|"[^"\\\\]*"|true|false|null';
const shape = new RegExp(`^(${literal}|${path})(?:\\s*(=|!=|<=|>=|<|>)\\s*(${literal}|${path}))?$`);

function operandOf(text: string): Operand | undefined {
  if (text.startsWith('"')) return { literal: text.slice(1, -1) };
  if (/^[-\d]|^(true|false|null)$/.test(text)) return { literal: JSON.parse(text) as Json };
  const parts = text.split('.');
  return parts.some((part) => reserved.test(part)) ? undefined : { path: parts };
}

/** The fast path of an expression, or undefined when it needs the whole language. */
export function fastPathOf(text: string): FastPath | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const left = operandOf(match[1]!);
  if (!left) return undefined;
  if (!match[2]) return { left };
  const right = operandOf(match[3]!);
  return right && { left, operator: match[2] as Operator, right };
}

function read(operand: Operand, variable: (name: string) => Json | undefined): Json | typeof notFast {
  if ('literal' in operand) return operand.literal;
  let value = variable(operand.path[0]!) ?? null;
  for (const part of operand.path.slice(1)) {
    if (value === null) return null;
    if (typeof value !== 'object' || Array.isArray(value)) return notFast;
    value = Object.hasOwn(value, part) ? (value[part] ?? null) : null;
  }
  return value;
}

/** Evaluates as Zeebe does: only null equals null, values of two types compare to null. */
export function runFast(fast: FastPath, variable: (name: string) => Json | undefined): Json | typeof notFast {
  const a = read(fast.left, variable);
  if (a === notFast || !fast.operator || !fast.right) return a;
  const b = read(fast.right, variable);
  if (b === notFast || (typeof a === 'object' && a !== null) || (typeof b === 'object' && b !== null)) return notFast;
  const equality = fast.operator === '=' || fast.operator === '!=';
  if (a === null || b === null) return equality ? (a === b) === (fast.operator === '=') : null;
  if (typeof a !== typeof b || (!equality && typeof a === 'boolean')) return null;
  switch (fast.operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
