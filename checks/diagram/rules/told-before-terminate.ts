import { type Element, flowsFrom, hasEvent, jobTypeOf, nodesOf, scopesOf, startsOf, targetOf } from '../element.ts';
import type { Complaint, Rule } from '../finding.ts';

/** Nodes that can be reached from the start of a scope without passing a task that tells the resident. */
function reachedUntold(scope: Element): ReadonlySet<Element> {
  const reached = new Set<Element>();
  const visit = (node: Element): void => {
    if (reached.has(node) || jobTypeOf(node) === 'notify') return;
    reached.add(node);
    for (const flow of flowsFrom(scope, node)) visit(targetOf(flow));
    for (const other of nodesOf(scope)) if (other.attachedToRef === node) visit(other);
  };
  for (const start of startsOf(scope)) visit(start);
  return reached;
}

const check = (scope: Element): Complaint[] =>
  [...reachedUntold(scope)]
    .filter((node) => node.$type === 'bpmn:EndEvent' && hasEvent(node, 'bpmn:TerminateEventDefinition'))
    .map((at) => ({ at, text: 'expected a task that tells the resident (notify) on every path to this end' }));

/** A terminate end event cancels jobs that are still open, so telling has to come before it, in line. */
export const toldBeforeTerminate: Rule = {
  name: 'told-before-terminate',
  check: (definitions) => scopesOf(definitions).flatMap(check),
};
