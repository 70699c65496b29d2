import { handlersOf, hasEvent, nodesOf, scopesOf } from '../element.ts';
import type { Rule } from '../finding.ts';

/** A waiting timer keeps its scope, and so the instance, alive for ever: only a terminate end event ends it. */
export const watchedScopeTerminates: Rule = {
  name: 'watched-scope-terminates',
  check: (definitions) =>
    scopesOf(definitions)
      .filter((scope) => handlersOf(scope, 'non-interrupting').length > 0)
      .flatMap(nodesOf)
      .filter((node) => node.$type === 'bpmn:EndEvent' && !hasEvent(node, 'bpmn:TerminateEventDefinition'))
      .map((at) => ({
        at,
        text: 'expected a terminate end event, for a non-interrupting event sub-process of this scope may still wait',
      })),
};
