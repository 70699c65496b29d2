import type { Node } from '../moddle.ts';
import type { Rule } from './rule.ts';

const catches = new Set(['bpmn:TimerEventDefinition', 'bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition']);

const isCatch = (node: Node | undefined): boolean =>
  node?.$type === 'bpmn:IntermediateCatchEvent' &&
  node.eventDefinitions?.length === 1 &&
  catches.has(node.eventDefinitions[0]!.$type);

/** An event-based gateway leads to two or more catch events that nothing else leads to. */
export const eventGateways: Rule = (report, node) => {
  if (node.$type !== 'bpmn:EventBasedGateway') return;
  const targets = (node.outgoing ?? []).map((flow) => flow.targetRef as Node | undefined);
  if (targets.length < 2)
    report.error('event-gateway', node, 'expected an event-based gateway to name at least two outgoing flows');
  for (const target of targets) {
    if (!isCatch(target))
      report.error(
        'event-gateway',
        node,
        `expected only message and timer catch events behind the gateway but there is ${target?.id}`,
      );
    if ((target?.incoming?.length ?? 0) > 1)
      report.error('event-gateway', target, 'expected no other flow into an event behind an event-based gateway');
  }
};
