import {
  asNumber,
  compile,
  type Decimal,
  equal,
  print,
  Run,
  resultIn,
  rootScope,
  type Value,
} from '../../../rules/feel/index.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

const scope = () => rootScope(new Run(undefined), () => undefined);
const called = (name: string, text: string): Value => resultIn(compile(`${name}(${JSON.stringify(text)})`), scope());

/** A `value` of the TCK by its XML Schema type. */
function simple(value: XmlElement): Value {
  if (value.attributes.nil === 'true') return null;
  const type = (value.attributes.type ?? 'string').replace(/^.*:/, '');
  const text = value.text;
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text.trim() === 'true';
    case 'date':
      return called('date', text.trim());
    case 'time':
      return called('time', text.trim());
    case 'dateTime':
      return called('date and time', text.trim());
    case 'duration':
      return called('duration', text.trim());
    default:
      return called('number', plainNumber(text.trim()));
  }
}

/** FEEL knows no exponents: 1.5E3 is written out. */
const plainNumber = (text: string): string => (/e/i.test(text) ? Number(text).toFixed(20) : text);

/** The content of an input, a result or an item: a value, a list or components. */
export function valueIn(element: XmlElement): Value {
  const value = childOf(element, 'value');
  if (value) return simple(value);
  const list = childOf(element, 'list');
  if (list) return list.attributes.nil === 'true' ? null : childrenOf(list, 'item').map(valueIn);
  const components = childrenOf(element, 'component');
  if (components.length === 0) return null;
  return Object.fromEntries(components.map((each) => [each.attributes.name!, valueIn(each)]));
}

/** The precision that the TCK's own runner asks of numbers. */
const precision = 1e-8;
const near = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lessThan(precision);

/** Is it the result that the TCK expects? */
export function agrees(expected: Value, got: Value): boolean {
  const [x, y] = [asNumber(expected), asNumber(got)];
  if (x && y) return near(x, y);
  if (Array.isArray(expected) && Array.isArray(got))
    return expected.length === got.length && expected.every((each, at) => agrees(each, got[at] ?? null));
  if (isContext(expected) && isContext(got)) {
    const keys = Object.keys(expected);
    return (
      keys.length === Object.keys(got).length && keys.every((key) => agrees(expected[key] ?? null, got[key] ?? null))
    );
  }
  return equal(expected, got) === true;
}

const isContext = (value: Value): value is { [key: string]: Value } =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A value for a reader of the report. */
export const shown = (value: Value): string => JSON.stringify(print(value));
