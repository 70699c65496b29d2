import type { Node } from '../moddle.ts';
import { childrenOf, isEventSubProcess, isScope, type Rule, repeated } from './rule.ts';

const define = (node: Node): Node | undefined => node.eventDefinitions?.[0];
const messageName = (node: Node): string | undefined => define(node)?.messageRef?.name ?? node.messageRef?.name;
const errorCode = (node: Node): string | undefined =>
  define(node)?.$type === 'bpmn:ErrorEventDefinition' ? (define(node)!.errorRef?.errorCode ?? '') : undefined;

/** Two catches of the same message, or of the same error, at one place: nobody could say which is meant. */
export const duplicates: Rule = (report, node) => {
  const say = (what: string, values: string[]) => {
    for (const value of values)
      report.error('duplicate', node, `expected one catch of ${what} '${value}' at one place but there are more`);
  };
  if (isScope(node)) {
    const starts = childrenOf(node, 'bpmn:SubProcess')
      .filter(isEventSubProcess)
      .flatMap((inner) => childrenOf(inner, 'bpmn:StartEvent'));
    say('message', repeated(starts.map(messageName)));
    say('error', repeated(starts.map(errorCode)));
    if (node.$type === 'bpmn:Process') say('message', repeated(childrenOf(node, 'bpmn:StartEvent').map(messageName)));
    for (const events of Object.values(boundariesByHost(node))) {
      say('message', repeated([...events.map(messageName), messageName(events[0]?.attachedToRef ?? { $type: '' })]));
      say('error', repeated(events.map(errorCode)));
    }
  }
  if (node.$type === 'bpmn:EventBasedGateway')
    say('message', repeated((node.outgoing ?? []).map(({ targetRef }) => targetRef && messageName(targetRef))));
};

function boundariesByHost(scope: Node): { [host: string]: Node[] } {
  const byHost: { [host: string]: Node[] } = {};
  for (const event of childrenOf(scope, 'bpmn:BoundaryEvent')) {
    const host: string = event.attachedToRef?.id ?? '';
    byHost[host] = [...(byHost[host] ?? []), event];
  }
  return byHost;
}
