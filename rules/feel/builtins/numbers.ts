import { asFloat } from '../arithmetic.ts';
import { asNumber, asPosition, DayTime, Decimal, type Value, withScale, YearMonth } from '../values.ts';
import { FeelFunctionError, fn, type Library } from './define.ts';

const ofNumber = (run: (value: Decimal) => Value) =>
  fn('number', (value) => {
    const number = asNumber(value);
    return number && run(number);
  });

/** Places behind the point that make sense; more would only cost time. */
const mostPlaces = 100;

type How = 0 | 1 | 2 | 3 | 4 | 5 | 6;

function rounded(value: Value, scale: Value, how: How): Value {
  const number = asNumber(value);
  const places = asPosition(scale);
  if (!number || places === null || places < -mostPlaces) return null;
  if (places >= 0) {
    const kept = Math.min(places, mostPlaces);
    return withScale(number.toDecimalPlaces(kept, how), kept);
  }
  const unit = new Decimal(10).pow(-places);
  return number.dividedBy(unit).toDecimalPlaces(0, how).times(unit);
}

const rounding = (how: How, signatures: string | readonly string[] = 'n, scale') =>
  fn(signatures, (value, scale = new Decimal(0)) => rounded(value ?? null, scale, how));

const modes: Readonly<Record<string, How>> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  CEILING: Decimal.ROUND_CEIL,
  FLOOR: Decimal.ROUND_FLOOR,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_DOWN: Decimal.ROUND_HALF_DOWN,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

function decimal(value: Value, scale: Value, mode: Value = 'HALF_EVEN'): Value {
  const how = typeof mode === 'string' ? modes[mode.toUpperCase()] : undefined;
  return how === undefined ? null : rounded(value, scale, how);
}

/** The result takes the sign of the divisor: modulo(-7, 3) is 2. */
function modulo(dividend: Value, divisor: Value): Value {
  const [a, b] = [asNumber(dividend), asNumber(divisor)];
  if (!a || !b) return null;
  if (b.isZero()) throw new FeelFunctionError('expected a divisor but got 0');
  return a.minus(b.times(a.dividedBy(b).floor()));
}

/** `scala` is how Zeebe spells it. */
export const numbers: Library = {
  decimal: fn(['n, scale', 'n, scale, mode'], decimal),
  floor: rounding(Decimal.ROUND_FLOOR, ['n', 'n, scala']),
  ceiling: rounding(Decimal.ROUND_CEIL, ['n', 'n, scale']),
  'round up': rounding(Decimal.ROUND_UP),
  'round down': rounding(Decimal.ROUND_DOWN),
  'round half up': rounding(Decimal.ROUND_HALF_UP),
  'round half down': rounding(Decimal.ROUND_HALF_DOWN, 'n, scala'),
  modulo: fn('dividend, divisor', modulo),
  abs: fn(['number', 'n'], (value) => {
    if (value instanceof DayTime) return new DayTime(Math.abs(value.milliseconds));
    if (value instanceof YearMonth) return new YearMonth(Math.abs(value.months));
    return asNumber(value)?.abs() ?? null;
  }),
  sqrt: ofNumber((value) => (value.isNegative() ? null : asFloat(Math.sqrt(value.toNumber())))),
  log: ofNumber((value) => asFloat(Math.log(value.toNumber()))),
  exp: ofNumber((value) => asFloat(Math.exp(value.toNumber()))),
  odd: ofNumber((value) => (value.isInteger() ? !value.mod(2).isZero() : false)),
  even: ofNumber((value) => (value.isInteger() ? value.mod(2).isZero() : false)),
};
