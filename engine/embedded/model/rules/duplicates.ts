import type { Node } from '../moddle.ts';
import { childrenOf, isEventSubProcess, isScope, type Rule, repeated } from './rule.ts';

const define = (node: Node): Node | undefined => node.eventDefinitions?.[0];
const messageName = (node: Node): string | undefined => define(node)?.messageRef?.name ?? node.messageRef?.name;
const signalName = (node: Node): string | undefined => define(node)?.signalRef?.name;
const code = (node: Node, type: string, name: string): string | undefined =>
  define(node)?.$type === `bpmn:${type}EventDefinition`
    ? (define(node)![`${name}Ref`]?.[`${name}Code`] ?? '')
    : undefined;
const errorCode = (node: Node): string | undefined => code(node, 'Error', 'error');
const escalationCode = (node: Node): string | undefined => code(node, 'Escalation', 'escalation');

/** Two catches of the same message, signal, error or escalation at one place: nobody could say which is meant. */
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
    say('signal', repeated(starts.map(signalName)));
    say('error', repeated(starts.map(errorCode)));
    say('escalation', repeated(starts.map(escalationCode)));
    // Around and inside one sub-process: Zeebe keeps one of two signals, and comes to a halt over two messages (seen on 8.8.0).
    const around = boundariesAt(node);
    say('message', common(starts.map(messageName), around.map(messageName)));
    say('signal', common(starts.map(signalName), around.map(signalName)));
    if (node.$type === 'bpmn:Process') {
      say('message', repeated(childrenOf(node, 'bpmn:StartEvent').map(messageName)));
      say('signal', repeated(childrenOf(node, 'bpmn:StartEvent').map(signalName)));
    }
    for (const events of Object.values(boundariesByHost(node))) {
      say('message', repeated([...events.map(messageName), messageName(events[0]?.attachedToRef ?? { $type: '' })]));
      say('signal', repeated(events.map(signalName)));
      say('error', repeated(events.map(errorCode)));
      say('escalation', repeated(events.map(escalationCode)));
    }
  }
  if (node.$type === 'bpmn:EventBasedGateway') {
    const targets: Node[] = (node.outgoing ?? []).flatMap(({ targetRef }) => targetRef ?? []);
    say('message', repeated(targets.map(messageName)));
    say('signal', repeated(targets.map(signalName)));
  }
};

const boundariesAt = (host: Node): Node[] =>
  host.$parent
    ? childrenOf(host.$parent, 'bpmn:BoundaryEvent').filter(({ attachedToRef }) => attachedToRef === host)
    : [];

const common = (some: (string | undefined)[], others: (string | undefined)[]): string[] =>
  some.filter((each): each is string => each !== undefined && others.includes(each));

function boundariesByHost(scope: Node): { [host: string]: Node[] } {
  const byHost: { [host: string]: Node[] } = {};
  for (const event of childrenOf(scope, 'bpmn:BoundaryEvent')) {
    const host: string = event.attachedToRef?.id ?? '';
    byHost[host] = [...(byHost[host] ?? []), event];
  }
  return byHost;
}
