import { called, flowsFrom, handlersOf, isEventSubProcess, scopesOf, targetOf } from '../element.ts';
import type { Rule } from '../finding.ts';

/** An interrupted scope ends as normally as one that was gone through: only a gateway behind it can tell the way. */
export const gatewayBehindInterruptedScope: Rule = {
  name: 'gateway-behind-interrupted-scope',
  check: (definitions) =>
    scopesOf(definitions).flatMap((outer) =>
      scopesOf(definitions)
        .filter((scope) => scope.$parent === outer && !isEventSubProcess(scope))
        .filter((scope) => handlersOf(scope, 'interrupting').length > 0)
        .filter((scope) => {
          const next = flowsFrom(outer, scope).map(targetOf);
          return next.length !== 1 || next[0]!.$type !== 'bpmn:ExclusiveGateway';
        })
        .map((at) => ({ at, text: `expected an exclusive gateway behind ${called(at)}, for it can be interrupted` })),
    ),
};
