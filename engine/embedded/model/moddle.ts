import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** A parsed BPMN element as bpmn-moddle gives it; only what we read is named. */
export interface Node {
  $type: string;
  id?: string;
  name?: string;
  $parent?: Node;
  flowElements?: Node[];
  rootElements?: Node[];
  extensionElements?: { values?: Node[] };
  eventDefinitions?: Node[];
  incoming?: Node[];
  outgoing?: Node[];
  // biome-ignore lint/suspicious/noExplicitAny: attributes and references are as many as BPMN has
  [part: string]: any;
}

const moddle = new BpmnModdle({ zeebe });

/** XML text -> definitions, with what the parser complained about. Throws for text that is no BPMN at all. */
export async function parse(xml: string): Promise<{ definitions: Node; warnings: string[] }> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return {
    definitions: rootElement as unknown as Node,
    warnings: warnings.map(({ message }: { message: string }) => message),
  };
}

/** The extension element of this Zeebe type, such as `IoMapping`. */
export const extension = (node: Node, type: string): Node | undefined =>
  node.extensionElements?.values?.find(({ $type }) => $type === `zeebe:${type}`);

/** All flow elements below a scope, the nested ones included. */
export function* flowElements(scope: Node): Generator<Node> {
  for (const node of scope.flowElements ?? []) {
    yield node;
    yield* flowElements(node);
  }
}

export const associationsOf = (scope: Node): Node[] =>
  ((scope.artifacts ?? []) as Node[]).filter(({ $type }) => $type === 'bpmn:Association');
