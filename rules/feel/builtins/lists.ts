import { equal, every, order, some } from '../compare.ts';
import { asInteger, asNumber, asPosition, Decimal, Fn, type Value } from '../values.ts';
import { FeelFunctionError, fn, type Library, ofList } from './define.ts';

const same = (a: Value, b: Value): boolean => equal(a, b) === true;
const unique = (list: Value[]): Value[] =>
  list.filter((value, index) => list.findIndex((other) => same(other, value)) === index);

/** The numbers of a list; null when something else is among them or the list is empty. */
function allNumbers(list: Value[]): Decimal[] | null {
  const numbers = list.map(asNumber);
  return list.length > 0 && numbers.every((number) => number !== null) ? (numbers as Decimal[]) : null;
}
const ofNumbers = (run: (numbers: Decimal[]) => Value) =>
  ofList((list) => {
    const numbers = allNumbers(list);
    return numbers && run(numbers);
  });
const sum = (numbers: Decimal[]): Decimal => numbers.reduce((a, b) => a.plus(b), new Decimal(0));
const ascending = (numbers: Decimal[]): Decimal[] => [...numbers].sort((a, b) => a.comparedTo(b));

const extreme = (sign: 1 | -1) =>
  ofList((list) => {
    let best: Value = list[0] ?? null;
    if (best === null || (list.length === 1 && order(best, best) === null)) return null;
    for (const value of list.slice(1)) {
      const ordered = order(value, best);
      if (ordered === null) return null;
      if (ordered * sign > 0) best = value;
    }
    return best;
  });

/** Place of a position (1 = first, -1 = last) in a list, or null outside it. */
function placeOf(list: Value[], position: Value): number | null {
  const at = asInteger(position);
  if (at === null || at === 0 || Math.abs(at) > list.length) return null;
  return at > 0 ? at - 1 : list.length + at;
}

const withList = (names: string | readonly string[], run: (list: Value[], ...rest: Value[]) => Value) =>
  fn(names, (list, ...rest) => (Array.isArray(list) ? run(list, ...rest) : null));

function sublist(list: Value[], start: Value = null, length?: Value): Value {
  const at = asPosition(start);
  const count = length === undefined ? list.length : asPosition(length);
  if (at === null || at === 0 || count === null) return null;
  const from = at > 0 ? at - 1 : Math.max(list.length + at, 0);
  return list.slice(from, Math.max(from + count, from));
}

function median(numbers: Decimal[]): Value {
  const sorted = ascending(numbers);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : sorted[middle - 1]!.plus(sorted[middle]!).dividedBy(2);
}

function mode(numbers: Decimal[]): Value {
  const counts = new Map<string, number>();
  for (const number of numbers) counts.set(number.toString(), (counts.get(number.toString()) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return ascending([...counts].filter(([, count]) => count === most).map(([text]) => new Decimal(text)));
}

function deviation(numbers: Decimal[]): Value {
  if (numbers.length < 2) throw new FeelFunctionError('expected at least two numbers');
  const mean = sum(numbers).dividedBy(numbers.length);
  const squares = sum(numbers.map((number) => number.minus(mean).pow(2)));
  return squares.dividedBy(numbers.length - 1).sqrt();
}

const flatten = (list: Value[]): Value[] => list.flatMap((value) => (Array.isArray(value) ? flatten(value) : [value]));

const listsOf = (run: (lists: Value[][]) => Value): readonly Fn[] => [
  new Fn(['lists'], (args) => run(args.map((each) => (Array.isArray(each) ? each : [each]))), true),
];

function sort(list: Value[], precedes: Value): Value {
  if (!(precedes instanceof Fn)) return null;
  return [...list].sort((a, b) => (precedes.run([a, b]) === true ? -1 : precedes.run([b, a]) === true ? 1 : 0));
}

export const lists: Library = {
  'list contains': withList('list, element', (list, element) => list.some((value) => same(value, element))),
  count: withList('list', (list) => list.length),
  min: extreme(-1),
  max: extreme(1),
  sum: ofNumbers(sum),
  mean: ofNumbers((numbers) => sum(numbers).dividedBy(numbers.length)),
  product: ofNumbers((numbers) => numbers.reduce((a, b) => a.times(b), new Decimal(1))),
  median: ofNumbers(median),
  stddev: ofNumbers(deviation),
  mode: ofList((list) => (list.length === 0 ? [] : ((numbers) => numbers && mode(numbers))(allNumbers(list)))),
  all: ofList(every),
  and: ofList(every),
  any: ofList(some),
  or: ofList(some),
  sublist: withList(['list, start', 'list, start, length'], sublist),
  append: [new Fn(['list', 'items'], ([list, ...items]) => (Array.isArray(list) ? [...list, ...items] : null), true)],
  concatenate: listsOf((all) => all.flat()),
  union: listsOf((all) => unique(all.flat())),
  'insert before': withList('list, position, newItem', (list, position, item) => {
    const place = placeOf(list, position ?? null);
    if (place === null && !asInteger(position ?? null)) return null;
    return list.toSpliced(place ?? list.length, 0, item ?? null);
  }),
  remove: withList('list, position', (list, position) => {
    const place = placeOf(list, position ?? null);
    if (place === null) return asInteger(position ?? null) ? list : null;
    return list.toSpliced(place, 1);
  }),
  reverse: withList('list', (list) => list.toReversed()),
  'index of': withList('list, match', (list, match) =>
    list.flatMap((value, index) => (same(value, match ?? null) ? [index + 1] : [])),
  ),
  'distinct values': withList('list', unique),
  'duplicate values': withList('list', (list) =>
    unique(list.filter((value) => list.filter((other) => same(other, value)).length > 1)),
  ),
  flatten: withList('list', flatten),
  sort: withList('list, precedes', (list, precedes) => sort(list, precedes ?? null)),
  'is empty': withList('list', (list) => list.length === 0),
  partition: withList('list, size', (list, size) => {
    const count = asInteger(size ?? null);
    if (count === null || count < 1) return null;
    return Array.from({ length: Math.ceil(list.length / count) }, (_, index) =>
      list.slice(index * count, (index + 1) * count),
    );
  }),
};
