import type { Node } from '../moddle.ts';
import { childrenOf, isEventSubProcess, type Rule } from './rule.ts';

const definition = (node: Node): Node | undefined =>
  node.eventDefinitions?.find(({ $type }) => $type === 'bpmn:EscalationEventDefinition');
const codeOf = (node: Node): string => definition(node)?.escalationRef?.escalationCode ?? '';

/** The escalation catches of one level: starts of the event sub-processes in a scope, then the boundary events at it. */
function catchesOf(scope: Node): Node[] {
  const starts = childrenOf(scope, 'bpmn:SubProcess')
    .filter(isEventSubProcess)
    .flatMap((inner) => childrenOf(inner, 'bpmn:StartEvent'));
  const boundaries = scope.$parent ? childrenOf(scope.$parent, 'bpmn:BoundaryEvent') : [];
  return [...starts, ...boundaries.filter(({ attachedToRef }) => attachedToRef === scope)].filter(definition);
}

/**
 * An escalation thrown by an interrupting handler to an interrupting handler of the same scope: that one hears nothing any more, and the
 * throw waits for it for ever, without an incident (seen on 8.5.4, 8.8.0).
 */
export const escalationInHandler: Rule = (report, node) => {
  const throws = node.$type === 'bpmn:IntermediateThrowEvent' || node.$type === 'bpmn:EndEvent';
  const code = throws && definition(node) ? codeOf(node) : '';
  if (code === '' || code.startsWith('=')) return;
  let interrupted = false;
  for (let scope = node.$parent; scope; scope = scope.$parent) {
    const catches = catchesOf(scope);
    const found = catches.find((each) => codeOf(each) === code) ?? catches.find((each) => codeOf(each) === '');
    if (found && found.$type === 'bpmn:StartEvent' && found.isInterrupting !== false && interrupted)
      report.error(
        'escalation-in-handler',
        node,
        `expected an escalation that can be caught but '${found.id}' hears nothing any more once this handler has interrupted its scope`,
      );
    if (found) return;
    const [start] = childrenOf(scope, 'bpmn:StartEvent');
    interrupted = isEventSubProcess(scope) && start?.isInterrupting !== false;
  }
};
