import { handlersOf, isEventSubProcess, scopesOf } from '../element.ts';
import type { Rule } from '../finding.ts';

/** Directly inside one another they are never triggered, hang, or leak (seen on Zeebe 8.5, 8.6 and 8.8). */
export const noNestedHandlers: Rule = {
  name: 'no-nested-handlers',
  check: (definitions) =>
    scopesOf(definitions)
      .filter(isEventSubProcess)
      .flatMap((scope) => handlersOf(scope, 'any'))
      .map((at) => ({ at, text: 'expected no event sub-process directly in another one' })),
};
