import { associationsOf, type Node } from '../moddle.ts';
import type { Report } from '../report.ts';
import { childrenOf, isEventSubProcess, type Rule } from './rule.ts';

const definition = (node: Node): Node | undefined =>
  node.eventDefinitions?.find(({ $type }) => $type === 'bpmn:CompensateEventDefinition');
const activity = /^bpmn:(\w*Task|SubProcess|AdHocSubProcess|CallActivity)$/;
const boundariesAt = (host: Node): Node[] =>
  childrenOf(host.$parent!, 'bpmn:BoundaryEvent').filter(({ attachedToRef }) => attachedToRef === host);

/** A compensation event at an activity leads to one handler beside it by an association; no flow leads to or from a handler. */
function boundary(report: Report, node: Node): void {
  const handlers = associationsOf(node.$parent!).filter(({ sourceRef }) => sourceRef === node);
  const [handler] = handlers.map(({ targetRef }) => targetRef as Node);
  const say = (at: Node, message: string) => report.error('compensation', at, message);
  if (handlers.length !== 1 || node.outgoing?.length)
    say(node, 'expected a compensation event to lead to one handler, by an association and no flow');
  if (node.cancelActivity === false) say(node, 'expected a compensation event to be interrupting');
  if (boundariesAt(node.attachedToRef ?? node).filter(definition).length > 1)
    say(node, 'expected one compensation event at an activity but there are more');
  if (!handler) return;
  if (!activity.test(handler.$type) || isEventSubProcess(handler) || handler.$parent !== node.$parent)
    say(node, 'expected a task, sub-process or call activity of the same scope as compensation handler');
  else if (handler.incoming?.length || handler.outgoing?.length || boundariesAt(handler).length)
    say(handler, 'expected a compensation handler without flows and boundary events');
}

/** Where a throw may look for activities: in its own scope, and from an event sub-process in the scope around it. */
const reach = (node: Node): (Node | undefined)[] =>
  isEventSubProcess(node.$parent) ? [node.$parent, node.$parent!.$parent] : [node.$parent];

function thrown(report: Report, node: Node, { activityRef, waitForCompletion }: Node): void {
  const say = (message: string) => report.error('compensation', node, message);
  if (waitForCompletion === false) say('expected a compensation event to wait for its handlers');
  if (!activityRef) return;
  if (!reach(node).includes(activityRef.$parent))
    say(`expected the activity '${activityRef.id}' to undo in the same scope`);
  if (!/SubProcess$/.test(activityRef.$type) && !boundariesAt(activityRef).some(definition))
    say(`expected the activity '${activityRef.id}' to have a compensation event or to be a sub-process`);
}

/** Whatever can be undone says by what, and whoever has it undone says what there is. */
export const compensations: Rule = (report, node) => {
  const defined = definition(node);
  if (defined && node.$type === 'bpmn:BoundaryEvent') boundary(report, node);
  else if (defined) thrown(report, node, defined);
};
