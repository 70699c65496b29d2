import { extension, type Node } from './moddle.ts';
import type { Element } from './model.ts';
import type { Report } from './report.ts';

/** Each element that begins in an ad-hoc sub-process runs in a scope of its own; Zeebe shows it under this id. */
const innerOf = (id: string): string => `${id}#innerInstance`;

/** An ad-hoc sub-process: which of its elements begin, and when it is enough. */
export function adHocOf(report: Report, node: Node): Pick<Element, 'adHoc'> {
  if (node.$type !== 'bpmn:AdHocSubProcess') return {};
  const rule = extension(node, 'AdHoc');
  const say = (message: string) => report.error('ad-hoc', node, message);
  if (extension(node, 'TaskDefinition'))
    report.error('not-run', node, 'this engine does not run ad-hoc sub-processes by job');
  const inside = (node.flowElements ?? []).filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
  if (inside.length === 0) say('expected at least one element in an ad-hoc sub-process but there is none');
  for (const { $type, triggeredByEvent, id } of inside)
    if ($type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent' || triggeredByEvent)
      say(`expected no start, end or event sub-process in an ad-hoc sub-process but there is ${id}`);
  const until = node.completionCondition?.body as string | undefined;
  const { activeElementsCollection, outputCollection, outputElement } = rule ?? { $type: '' };
  if (!outputCollection !== !outputElement) say('expected both an output collection and an output element, or neither');
  return {
    adHoc: {
      inner: innerOf(node.id!),
      begins: [],
      cancelRest: node.cancelRemainingInstances !== false,
      ...(activeElementsCollection && {
        elements: report.feel(node, activeElementsCollection, 'collection of active elements'),
      }),
      ...(until !== undefined && { until: report.feel(node, until.trim(), 'completion condition') }),
      ...(outputCollection && {
        output: { collection: outputCollection, element: report.feel(node, outputElement ?? '', 'output element') },
      }),
    },
  };
}

/** Puts the scope of one path between an ad-hoc sub-process and its elements. */
export function wrapAdHocs(elements: { [id: string]: Element }): void {
  for (const { id, adHoc } of Object.values(elements)) {
    if (!adHoc) continue;
    for (const other of Object.values(elements)) {
      if (other.scope !== id) continue;
      other.scope = adHoc.inner;
      if (other.incoming === 0 && other.type !== 'boundary-event') adHoc.begins.push(other.id);
    }
    elements[adHoc.inner] = {
      id: adHoc.inner,
      type: 'ad-hoc-path',
      scope: id,
      incoming: 0,
      outgoing: [],
      inputs: [],
      outputs: [],
      catches: [],
    };
  }
}
