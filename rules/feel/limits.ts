/** Bounds of one expression, so that a mistake in a diagram can't stop the engine. */
export const limits = {
  /** Characters of an expression. */
  text: 10_000,
  /** Loop turns, calls and elements made by one evaluation: about a tenth of a second at worst. */
  iterations: 100_000,
  /** Characters of the result as JSON; variables beyond about 1 MB fail in Zeebe too. */
  result: 1_000_000,
};

/** Raised inside an evaluation that leaves its bounds; becomes a failure, never escapes. */
export class FeelLimitError extends Error {}
