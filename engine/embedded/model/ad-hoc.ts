import { extension, type Node } from './moddle.ts';
import type { AdHocRule, Element } from './model.ts';
import type { Report } from './report.ts';

/** Each element that begins in an ad-hoc sub-process runs in a scope of its own; Zeebe shows it under this id. */
const innerOf = (id: string): string => `${id}#innerInstance`;

/** An ad-hoc sub-process: which of its elements begin, and when it is enough. */
export function adHocOf(report: Report, node: Node): Pick<Element, 'adHoc'> {
  if (node.$type !== 'bpmn:AdHocSubProcess') return {};
  const rule = extension(node, 'AdHoc');
  const say = (message: string) => report.error('ad-hoc', node, message);
  const inside = (node.flowElements ?? []).filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
  if (inside.length === 0) say('expected at least one element in an ad-hoc sub-process but there is none');
  for (const { $type, triggeredByEvent, id } of inside)
    if ($type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent' || triggeredByEvent)
      say(`expected no start, end or event sub-process in an ad-hoc sub-process but there is ${id}`);
  const until = node.completionCondition?.body as string | undefined;
  const { activeElementsCollection, outputCollection, outputElement } = rule ?? { $type: '' };
  const byJob = extension(node, 'TaskDefinition') !== undefined;
  if (byJob && (activeElementsCollection || until !== undefined || node.cancelRemainingInstances === false))
    say('expected its job to say what begins and when it is enough, or the diagram, but both do');
  if (!outputCollection !== !outputElement) say('expected both an output collection and an output element, or neither');
  return {
    adHoc: {
      inner: innerOf(node.id!),
      begins: [],
      byJob,
      about: inside.map(aboutOf),
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

const list = (nodes: unknown): Node[] => (Array.isArray(nodes) ? nodes : []);

/** What a worker is told of an element that can begin. */
function aboutOf(node: Node): AdHocRule['about'][number] {
  const documentation = list(node.documentation)[0]?.text as string | undefined;
  const properties = list(extension(node, 'Properties')?.properties).map(({ name, value }) => [name, value ?? '']);
  return {
    elementId: node.id!,
    ...(node.name && { elementName: node.name }),
    ...(documentation && { documentation }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) as { [name: string]: string } }),
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
    adHoc.about = adHoc.about.filter(({ elementId }) => adHoc.begins.includes(elementId));
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
