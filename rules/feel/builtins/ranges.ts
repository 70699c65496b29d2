import { compare, equal, holds } from '../compare.ts';
import { Range, type Value } from '../values.ts';
import { fn, type Library } from './define.ts';

const asRange = (value: Value): Range => (value instanceof Range ? value : new Range(value, value, true, true));
const less = (a: Value, b: Value): boolean => compare('<', a, b) === true;
const same = (a: Value, b: Value): boolean => equal(a, b) === true;

/** A function of two points or ranges; null where they can't be compared. */
const relation = (run: (a: Range, b: Range) => boolean) =>
  fn(['point1, point2', 'point, range', 'range, point', 'range1, range2'], (a, b) => {
    const [x, y] = [asRange(a), asRange(b)];
    return compare('<', x.start ?? x.end, y.start ?? y.end) === null ? null : run(x, y);
  });

const before = (a: Range, b: Range): boolean =>
  less(a.end, b.start) || (same(a.end, b.start) && !(a.endIncluded && b.startIncluded));
const meets = (a: Range, b: Range): boolean => same(a.end, b.start) && a.endIncluded && b.startIncluded;
const startsWith = (a: Range, b: Range): boolean => same(a.start, b.start) && a.startIncluded === b.startIncluded;
const endsWith = (a: Range, b: Range): boolean => same(a.end, b.end) && a.endIncluded === b.endIncluded;
const startInside = (a: Range, b: Range): boolean =>
  less(b.start, a.start) || (same(a.start, b.start) && (b.startIncluded || !a.startIncluded));
const endInside = (a: Range, b: Range): boolean =>
  less(a.end, b.end) || (same(a.end, b.end) && (b.endIncluded || !a.endIncluded));
const inside = (a: Range, b: Range): boolean => startInside(a, b) && endInside(a, b);
const overlaps = (a: Range, b: Range): boolean => !before(a, b) && !before(b, a);
/** Begins in the other one, behind its beginning. */
const beginsWithin = (a: Range, b: Range): boolean =>
  less(b.start, a.start) || (same(a.start, b.start) && b.startIncluded && !a.startIncluded);
const endsNotBefore = (a: Range, b: Range): boolean =>
  less(b.end, a.end) || (same(a.end, b.end) && (a.endIncluded || !b.endIncluded));
const overlapsBefore = (a: Range, b: Range): boolean => overlaps(a, b) && !startInside(a, b) && endInside(a, b);

export const ranges: Library = {
  before: relation(before),
  after: relation((a, b) => before(b, a)),
  meets: relation(meets),
  'met by': relation((a, b) => meets(b, a)),
  overlaps: relation(overlaps),
  'overlaps before': relation(overlapsBefore),
  'overlaps after': relation((a, b) => overlaps(a, b) && beginsWithin(a, b) && endsNotBefore(a, b)),
  finishes: relation((a, b) => endsWith(a, b) && startInside(a, b)),
  'finished by': relation((a, b) => endsWith(b, a) && startInside(b, a)),
  includes: fn(['range, point', 'range1, range2'], (range, value) => {
    if (!(range instanceof Range)) return null;
    return value instanceof Range ? inside(value, range) : holds(range, value);
  }),
  during: relation(inside),
  starts: relation((a, b) => startsWith(a, b) && endInside(a, b)),
  'started by': relation((a, b) => startsWith(b, a) && endInside(b, a)),
  coincides: relation((a, b) => startsWith(a, b) && endsWith(a, b)),
};
