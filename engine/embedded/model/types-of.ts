import type { Node } from './moddle.ts';
import type { ElementType, EventType } from './model.ts';

const types: { [type: string]: ElementType } = {
  'bpmn:StartEvent': 'start-event',
  'bpmn:EndEvent': 'end-event',
  'bpmn:IntermediateCatchEvent': 'intermediate-catch-event',
  'bpmn:IntermediateThrowEvent': 'intermediate-throw-event',
  'bpmn:BoundaryEvent': 'boundary-event',
  'bpmn:Task': 'task',
  'bpmn:ManualTask': 'manual-task',
  'bpmn:ServiceTask': 'service-task',
  'bpmn:SendTask': 'send-task',
  'bpmn:UserTask': 'user-task',
  'bpmn:BusinessRuleTask': 'business-rule-task',
  'bpmn:ScriptTask': 'script-task',
  'bpmn:ReceiveTask': 'receive-task',
  'bpmn:CallActivity': 'call-activity',
  'bpmn:AdHocSubProcess': 'ad-hoc-sub-process',
  'bpmn:ExclusiveGateway': 'exclusive-gateway',
  'bpmn:ParallelGateway': 'parallel-gateway',
  'bpmn:InclusiveGateway': 'inclusive-gateway',
  'bpmn:EventBasedGateway': 'event-based-gateway',
};

/** The type under which the engine runs a node, or undefined when it does not run it. */
export function typeOf(node: Node): ElementType | undefined {
  if (node.$type === 'bpmn:SubProcess') return node.triggeredByEvent ? 'event-sub-process' : 'sub-process';
  return types[node.$type];
}

/** Parts of a diagram that say something to people and nothing to an engine. */
export const isSilent = (node: Node): boolean =>
  ['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'].includes(node.$type);

const definitions: { [type: string]: EventType } = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:CompensateEventDefinition': 'compensation',
};

/** What kind of event a node is; `unknown` for definitions that the engine does not know. */
export function eventOf(node: Node): EventType | 'unknown' {
  const [definition] = node.eventDefinitions ?? [];
  return definition ? (definitions[definition.$type] ?? 'unknown') : 'none';
}

/** Where each kind of event runs here; everything else is refused. */
export const runs: { [type in ElementType]?: ReadonlySet<EventType> } = {
  'start-event': new Set(['none', 'message', 'timer', 'error', 'signal', 'escalation']),
  'end-event': new Set(['none', 'error', 'terminate', 'message', 'signal', 'escalation', 'compensation']),
  'intermediate-catch-event': new Set(['message', 'timer', 'signal', 'link']),
  'intermediate-throw-event': new Set(['none', 'message', 'signal', 'escalation', 'link', 'compensation']),
  'boundary-event': new Set(['timer', 'message', 'error', 'signal', 'escalation', 'compensation']),
};
