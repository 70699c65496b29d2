import type { Urgency } from './settings.ts';

const order: readonly Urgency[] = ['emergency', 'urgent', 'normal'];

/** The strongest of several opinions; `normal` when nobody has one. */
export const strongestUrgency = (opinions: readonly (string | null | undefined)[]): Urgency =>
  order.find((urgency) => opinions.includes(urgency)) ?? 'normal';

/** Is the first one more urgent than the second? */
export const moreUrgent = (one: Urgency, other: Urgency): boolean => order.indexOf(one) < order.indexOf(other);
