import type { Json } from '../../port.ts';

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const long = /\d{16}/;

/**
 * Reads JSON as Zeebe gives it. A whole number that a JavaScript number can't hold exactly becomes a text with the same digits: rounding it
 * in silence would make another customer number of it. What is not written back stays the number that it is in the engine.
 */
export function parseExactly(text: string): Json {
  return JSON.parse(long.test(text) ? quoted(text) : text) as Json;
}

function quoted(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const sign = text[at]!;
    if (sign === '"') {
      at = endOfText(text, at);
      continue;
    }
    if (sign !== '-' && (sign < '0' || sign > '9')) {
      at += 1;
      continue;
    }
    number.lastIndex = at;
    const found = number.exec(text)?.[0] ?? sign;
    if (/^-?\d+$/.test(found) && !Number.isSafeInteger(Number(found))) {
      out += `${text.slice(from, at)}"${found}"`;
      from = at + found.length;
    }
    at += found.length;
  }
  return out + text.slice(from);
}

/** The place behind the closing quotation mark of the text that begins at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
