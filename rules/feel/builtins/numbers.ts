import { asInteger, asNumber, DayTime, Decimal, type Value, YearMonth } from '../values.ts';
import { fn, type Library } from './define.ts';

const ofNumber = (run: (value: Decimal) => Value) =>
  fn('number', (value) => {
    const number = asNumber(value);
    return number && run(number);
  });

/** Places behind the point that make sense; more would only cost time. */
const mostPlaces = 100;

const rounding = (how: 0 | 1 | 2 | 3 | 4 | 5 | 6) =>
  fn('n, scale', (value, scale) => {
    const number = asNumber(value);
    const places = scale === null ? 0 : asInteger(scale);
    if (!number || places === null || Math.abs(places) > mostPlaces) return null;
    if (places >= 0) return number.toDecimalPlaces(places, how);
    const unit = new Decimal(10).pow(-places);
    return number.dividedBy(unit).toDecimalPlaces(0, how).times(unit);
  });

/** The result takes the sign of the divisor: modulo(-7, 3) is 2. */
function modulo(dividend: Value, divisor: Value): Value {
  const [a, b] = [asNumber(dividend), asNumber(divisor)];
  if (!a || !b || b.isZero()) return null;
  return a.minus(b.times(a.dividedBy(b).floor()));
}

const finite = (value: Decimal): Value => (value.isFinite() ? value : null);

export const numbers: Library = {
  decimal: rounding(Decimal.ROUND_HALF_EVEN),
  floor: rounding(Decimal.ROUND_FLOOR),
  ceiling: rounding(Decimal.ROUND_CEIL),
  'round up': rounding(Decimal.ROUND_UP),
  'round down': rounding(Decimal.ROUND_DOWN),
  'round half up': rounding(Decimal.ROUND_HALF_UP),
  'round half down': rounding(Decimal.ROUND_HALF_DOWN),
  modulo: fn('dividend, divisor', modulo),
  abs: fn('n', (value) => {
    if (value instanceof DayTime) return new DayTime(Math.abs(value.milliseconds));
    if (value instanceof YearMonth) return new YearMonth(Math.abs(value.months));
    return asNumber(value)?.abs() ?? null;
  }),
  sqrt: ofNumber((value) => (value.isNegative() ? null : value.sqrt())),
  log: ofNumber((value) => (value.isPositive() && !value.isZero() ? value.ln() : null)),
  exp: ofNumber((value) => finite(value.exp())),
  odd: ofNumber((value) => (value.isInteger() ? !value.mod(2).isZero() : false)),
  even: ofNumber((value) => (value.isInteger() ? value.mod(2).isZero() : false)),
};
