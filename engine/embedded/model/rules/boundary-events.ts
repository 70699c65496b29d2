import type { Rule } from './rule.ts';

const attachable = /^bpmn:(\w*Task|SubProcess|AdHocSubProcess|CallActivity)$/;

/** Boundary events sit on an activity, lead somewhere, and nothing leads to them. */
export const boundaryEvents: Rule = (report, node) => {
  if (node.$type !== 'bpmn:BoundaryEvent') return;
  const host = node.attachedToRef;
  if (!host || !attachable.test(host.$type))
    report.error('attached', node, 'expected a boundary event to be attached to an activity');
  if (!node.outgoing?.length && !defines(node, 'Compensate'))
    report.error('boundary-outgoing', node, 'expected a boundary event to name its outgoing flow but there is none');
  if (node.incoming?.length) report.error('boundary-incoming', node, 'expected no flow into a boundary event');
  if (host && defines(node, 'Escalation') && !/^bpmn:(SubProcess|AdHocSubProcess|CallActivity)$/.test(host.$type))
    report.error(
      'boundary-escalation',
      node,
      'expected an escalation to be caught at a sub-process or a call activity',
    );
  if (host && defines(node, 'Error') && node.cancelActivity === false)
    report.error('boundary-error', node, 'expected a boundary event that catches an error to be interrupting');
};

const defines = (node: { eventDefinitions?: { $type: string }[] }, event: string): boolean =>
  node.eventDefinitions?.[0]?.$type === `bpmn:${event}EventDefinition`;
