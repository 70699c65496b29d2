import { print } from '../print.ts';
import { asNumber, DayTime, type Value, YearMonth } from '../values.ts';
import { fn, type Library } from './define.ts';

function cycleOf(repetitions: Value, interval: Value): Value {
  if (!(interval instanceof DayTime || interval instanceof YearMonth)) return null;
  if (repetitions === null) return `R/${print(interval)}`;
  const count = asNumber(repetitions);
  return count ? `R${count.trunc()}/${print(interval)}` : null;
}

/** Zeebe's own function for timers: how often, and after which duration each. */
export const cycle: Library = {
  cycle: [...fn('interval', (interval) => cycleOf(null, interval!)), ...fn('repetitions, interval', cycleOf)],
};
