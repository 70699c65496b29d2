/** Between 0 and 1: spreads those who were thrown off at the same moment. */
export type Dice = () => number;

const leastMs = 100;
const mostMs = 30_000;

/** How long to wait after so many failures in a row, in milliseconds: from 0.1 to 30 seconds, doubled each time, by chance shortened to half. */
export function backOffMs(failures: number, dice: Dice): number {
  const whole = Math.min(mostMs, leastMs * 2 ** Math.min(failures, 12));
  return Math.round(whole * (0.5 + dice() / 2));
}
