import type { Node } from '../moddle.ts';
import { childrenOf, isEventSubProcess, isScope, type Rule } from './rule.ts';

const isError = (node: Node) => node.eventDefinitions?.[0]?.$type === 'bpmn:ErrorEventDefinition';
const isNone = (node: { eventDefinitions?: unknown[] }) => !node.eventDefinitions?.length;

/** How many start events a scope has, and of which kind. */
export const startEvents: Rule = (report, node) => {
  if (!isScope(node)) return;
  const starts = childrenOf(node, 'bpmn:StartEvent');
  const none = starts.filter(isNone).length;
  if (node.$type === 'bpmn:Process') {
    if (starts.length === 0) report.error('start-event', node, 'expected at least one start event but there is none');
    if (none > 1)
      report.error('start-event', node, `expected at most one start event without an event but there are ${none}`);
    for (const start of starts) {
      if (isError(start)) report.error('start-event', start, 'expected a process to start otherwise than by an error');
      if (start.eventDefinitions?.[0]?.$type === 'bpmn:EscalationEventDefinition')
        report.error('start-event', start, 'expected a process to start otherwise than by an escalation');
    }
  } else if (starts.length !== 1)
    report.error('start-event', node, `expected exactly one start event but there are ${starts.length}`);
  else if (isEventSubProcess(node) && none)
    report.error('start-event', starts[0], 'expected the start of an event sub-process to have an event');
  else if (isEventSubProcess(node) && isError(starts[0]!) && starts[0]!.isInterrupting === false)
    report.error(
      'start-event',
      starts[0],
      'expected the start of an event sub-process that catches an error to be interrupting',
    );
  else if (!isEventSubProcess(node) && !none)
    report.error('start-event', starts[0], 'expected the start of a sub-process to have no event');
};
