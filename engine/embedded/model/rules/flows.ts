import { childrenOf, isEventSubProcess, isScope, type Rule } from './rule.ts';

/** Flows lead from one element to another; more than one way out of an exclusive or inclusive gateway needs conditions. */
export const flows: Rule = (report, node) => {
  if (node.$type === 'bpmn:EndEvent' && node.outgoing?.length)
    report.error('end-outgoing', node, 'expected no flow out of an end event');
  if (node.$type === 'bpmn:StartEvent' && node.incoming?.length)
    report.error('start-incoming', node, 'expected no flow into a start event');
  if (node.default && node.default.sourceRef !== node)
    report.error('default-flow', node, 'expected the default flow to begin here');
  if (!isScope(node)) return;
  const all = childrenOf(node, 'bpmn:SequenceFlow');
  for (const flow of all) {
    if (!flow.sourceRef || !flow.targetRef)
      report.error('flow-ends', flow, 'expected a flow with a source and a target');
    else if (flow.sourceRef.$parent !== node || flow.targetRef.$parent !== node)
      report.error(
        'flow-scope',
        flow,
        'expected a flow from one element to another of the same process or sub-process',
      );
    else if (isEventSubProcess(flow.sourceRef) || isEventSubProcess(flow.targetRef))
      report.error('flow-event-sub-process', flow, 'expected no flow into or out of an event sub-process');
    else if (flow.conditionExpression && !/(Exclusive|Inclusive)Gateway$/.test(flow.sourceRef.$type))
      report.error('condition', flow, 'expected conditions only at the flows of an exclusive or inclusive gateway');
    else if (
      /(Exclusive|Inclusive)Gateway$/.test(flow.sourceRef.$type) &&
      flow.sourceRef.default !== flow &&
      !flow.conditionExpression &&
      all.filter(({ sourceRef }) => sourceRef === flow.sourceRef).length > 1
    )
      report.error('condition', flow, 'expected a condition, or to be the default flow');
  }
};
