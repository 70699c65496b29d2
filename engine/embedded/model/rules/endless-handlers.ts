import { flowElements, type Node } from '../moddle.ts';
import { childrenOf, isEventSubProcess, type Rule } from './rule.ts';

/** What an event is about, as far as it is written out: `signal go`, `escalation late`; `escalation ` catches every one. */
function subjectOf(node: Node): string | undefined {
  const [definition] = node.eventDefinitions ?? [];
  if (definition?.$type === 'bpmn:SignalEventDefinition') return `signal ${definition.signalRef?.name}`;
  if (definition?.$type !== 'bpmn:EscalationEventDefinition') return undefined;
  return `escalation ${definition.escalationRef?.escalationCode ?? ''}`;
}

const throws = (node: Node): boolean => /^bpmn:(IntermediateThrow|End)Event$/.test(node.$type);

/** A handler that throws what starts it starts another of its kind, and that another: Zeebe comes to no end over it (seen on 8.8.0). */
export const endlessHandlers: Rule = (report, node) => {
  if (!isEventSubProcess(node)) return;
  const [start] = childrenOf(node, 'bpmn:StartEvent');
  const subject = start && start.isInterrupting === false ? subjectOf(start) : undefined;
  if (subject === undefined) return;
  for (const each of flowElements(node)) {
    const thrown = throws(each) ? subjectOf(each) : undefined;
    if (thrown === subject || (subject === 'escalation ' && thrown?.startsWith(subject)))
      report.warning(
        'endless-handler',
        each,
        `expected a handler that does not throw what starts it, but '${each.id}' may start '${node.id}' again and again`,
      );
  }
};
