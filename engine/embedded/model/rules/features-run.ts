import { extension } from '../moddle.ts';
import type { Rule } from './rule.ts';

/** Features of elements that this engine does not run (yet). */
export const featuresRun: Rule = (report, node) => {
  const refuse = (what: string) => report.error('not-run', node, `this engine does not run ${what}`);
  if (extension(node, 'TaskListeners')) refuse('task listeners');
};
