import { innerOf } from '../keys.ts';
import { extension, type Node } from './moddle.ts';
import type { Element, LoopRule } from './model.ts';
import type { Report } from './report.ts';

/** The loop characteristics of an activity, if it has any. */
export function loopOf(report: Report, node: Node): { loop?: LoopRule } {
  const loop = node.loopCharacteristics as Node | undefined;
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return {};
  const rule = extension(loop, 'LoopCharacteristics');
  if (!rule) {
    report.error('multi-instance', node, 'expected zeebe:loopCharacteristics with an input collection');
    return {};
  }
  const { inputCollection, inputElement, outputCollection, outputElement } = rule;
  if (!outputCollection !== !outputElement)
    report.error('multi-instance', node, 'expected both an output collection and an output element, or neither');
  const until = loop.completionCondition?.body as string | undefined;
  return {
    loop: {
      sequential: loop.isSequential === true,
      inner: innerOf(node.id!),
      items: report.feel(node, inputCollection ?? '', 'input collection'),
      ...(inputElement && { item: inputElement }),
      ...(outputCollection && {
        output: { collection: outputCollection, element: report.feel(node, outputElement ?? '', 'output element') },
      }),
      ...(until !== undefined && { until: report.expression(node, until.trim()) }),
    },
  };
}

/**
 * Parts an activity with loop characteristics in two: the body takes its place, with its flows and boundary events; the activity itself
 * becomes what runs in the body, once for each item.
 */
export function wrapLoops(elements: { [id: string]: Element }): void {
  for (const element of Object.values(elements)) {
    const { loop, default: _, ...activity } = element;
    if (!loop) continue;
    const isBoundary = (id: string): boolean => elements[id]!.type === 'boundary-event';
    for (const other of Object.values(elements)) if (other.scope === element.id) other.scope = loop.inner;
    elements[loop.inner] = {
      ...activity,
      id: loop.inner,
      scope: element.id,
      incoming: 0,
      outgoing: [],
      catches: element.catches.filter((id) => !isBoundary(id)).map((id) => (id === element.id ? loop.inner : id)),
    };
    const { id, name, scope, incoming, outgoing, afterEventGateway } = element;
    elements[id] = {
      id,
      ...(name && { name }),
      type: 'multi-instance-body',
      scope,
      incoming,
      outgoing,
      inputs: [],
      outputs: [],
      catches: element.catches.filter(isBoundary),
      loop,
      ...(afterEventGateway && { afterEventGateway }),
    };
  }
}
