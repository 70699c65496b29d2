import { expressionsOf, withoutTexts } from '../expressions.ts';
import type { Rule } from '../finding.ts';

const clock = /\b(now|today)\s*\(/;

/** Instants are made by workers on the tenant's clock; the engine's own clock knows no tenant and no virtual time. */
export const noClockInFeel: Rule = {
  name: 'no-clock-in-feel',
  check: (definitions) =>
    expressionsOf(definitions)
      .filter(({ text }) => clock.test(withoutTexts(text)))
      .map(({ at, text }) => ({ at, text: `expected an instant made by a worker but got ${text}` })),
};
