import { extension, type Node } from './moddle.ts';
import type { Element, JobRule } from './model.ts';
import type { Report } from './report.ts';

const gateways = /^bpmn:\w+Gateway$/;

/** Which listeners an element can't have: what has begun before it is entered, and what is left at once (8.8). */
function refused(node: Node, event: string): boolean {
  const kind: string | undefined = node.eventDefinitions?.[0]?.$type;
  if (node.$type === 'bpmn:BoundaryEvent' && kind === 'bpmn:CompensateEventDefinition') return true;
  if (event === 'start') return node.$type === 'bpmn:StartEvent' || node.$type === 'bpmn:BoundaryEvent';
  return gateways.test(node.$type) || (node.$type === 'bpmn:EndEvent' && kind === 'bpmn:ErrorEventDefinition');
}

/** The execution listeners of an element or of the process, in the order in which they are written. */
export function listenersOf(report: Report, node: Node): Pick<Element, 'listeners'> {
  const all: Node[] = extension(node, 'ExecutionListeners')?.listeners ?? [];
  if (all.length === 0) return {};
  const seen = new Set<string>();
  const listeners: { start: JobRule[]; end: JobRule[] } = { start: [], end: [] };
  for (const { eventType: event, type, retries } of all) {
    const eventType: string = event;
    const say = (message: string) => report.error('execution-listener', node, message);
    if (eventType !== 'start' && eventType !== 'end') {
      say(`expected a listener of the start or the end but it is of '${eventType}'`);
      continue;
    }
    if (!type) say('expected a listener with a job type but there is none');
    if (seen.has(`${eventType} ${type}`)) say(`expected one listener '${type}' of the ${eventType} but there are more`);
    seen.add(`${eventType} ${type}`);
    if (refused(node, eventType)) say(`expected no listener of the ${eventType} here`);
    listeners[eventType].push({
      type: report.expression(node, type ?? ''),
      retries: report.expression(node, retries ?? '3'),
      headers: {},
    });
  }
  return { listeners };
}
