import { type Instant, millisecondsOf } from './instant.ts';
import type { RatingSettings } from './settings.ts';

/** A promise that fell due in the period, with whoever was responsible when it did. */
export interface RatedPromise {
  readonly organisation: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** When the work was done, as it was known at the end of the period; null: not yet. */
  readonly metAt: Instant | null;
}

/** A round in which a resident answered in the period, or that ended without an answer. */
export interface RatedRound {
  readonly organisation: string;
  readonly answer: 'yes' | 'no' | null;
  /** Calls before the answer that nobody took. */
  readonly attempts: number;
}

/** The figures of one organisation. A share is null where there is nothing that it could be a share of. */
export interface Rating {
  readonly organisation: string;
  readonly promises: number;
  readonly onTime: number;
  readonly late: number;
  readonly answers: number;
  readonly confirmedAtOnce: number;
  readonly denied: number;
  /** Rounds that ended without an answer: told, counted in no share. */
  readonly unanswered: number;
  /** Median time of the work, by the median term; 0.5 = half of the time. */
  readonly speed: number | null;
  /** 0 to 1; null where nothing can be said. */
  readonly score: number | null;
  /** 1 is the best; equal scores share a place; null with fewer promises than the minimum. */
  readonly place: number | null;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Medians of time taken and time given, over the promises that were met; null without any. */
function speedOf(promises: readonly RatedPromise[]): number | null {
  const met = promises.filter((each) => each.metAt !== null);
  const took = median(met.map((each) => millisecondsOf(each.metAt!) - millisecondsOf(each.startedAt)));
  const given = median(met.map((each) => millisecondsOf(each.dueAt) - millisecondsOf(each.startedAt)));
  return took === null || given === null || given === 0 ? null : Math.max(0, took) / given;
}

/** The weighted mean of what can be said; null when nothing can. */
function weighted(parts: readonly (readonly [weight: number, share: number | null])[]): number | null {
  const known = parts.filter(([weight, value]) => weight > 0 && value !== null);
  const weights = known.reduce((sum, [weight]) => sum + weight, 0);
  return weights === 0 ? null : known.reduce((sum, [weight, value]) => sum + weight * value!, 0) / weights;
}

function figuresOf(
  organisation: string,
  promises: readonly RatedPromise[],
  rounds: readonly RatedRound[],
  { weights }: Pick<RatingSettings, 'weights'>,
): Omit<Rating, 'place'> {
  const answered = rounds.filter((each) => each.answer !== null);
  const onTime = promises.filter((each) => each.metAt !== null && each.metAt <= each.dueAt).length;
  const confirmedAtOnce = answered.filter((each) => each.answer === 'yes' && each.attempts === 0).length;
  const denied = answered.filter((each) => each.answer === 'no').length;
  const speed = speedOf(promises);
  const score = weighted([
    [weights.onTime, share(onTime, promises.length)],
    [weights.confirmedAtOnce, share(confirmedAtOnce, answered.length)],
    [weights.notReturned, share(answered.length - denied, answered.length)],
    [weights.speed, speed === null ? null : Math.max(0, 1 - speed)],
  ]);
  const counts = { promises: promises.length, onTime, late: promises.length - onTime };
  const unanswered = rounds.length - answered.length;
  return { organisation, ...counts, answers: answered.length, confirmedAtOnce, denied, unanswered, speed, score };
}

/**
 * The figures of each organisation, the best first, then those without a place. What was not done counts as late: the worst case would
 * else be the best for the figure.
 */
export function ratingsOf(
  organisations: readonly string[],
  promises: readonly RatedPromise[],
  rounds: readonly RatedRound[],
  settings: Pick<RatingSettings, 'weights' | 'minimum'>,
): Rating[] {
  const figures = organisations.map((id) => {
    const of = <T extends { organisation: string }>(all: readonly T[]) =>
      all.filter((each) => each.organisation === id);
    return figuresOf(id, of(promises), of(rounds), settings);
  });
  const counted = (each: Omit<Rating, 'place'>) => each.score !== null && each.promises >= settings.minimum;
  const better = (score: number) => figures.filter((each) => counted(each) && each.score! > score).length;
  return figures
    .map((each) => ({ ...each, place: counted(each) ? better(each.score!) + 1 : null }))
    .sort((a, b) => (a.place ?? 1e9) - (b.place ?? 1e9) || (a.organisation < b.organisation ? -1 : 1));
}
