/** An element as bpmn-moddle reads it. References are resolved to elements; the zeebe extension gives typed values. */
export type Element = {
  readonly $type: string;
  readonly $parent?: Element;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
};

const listOf = (element: Element, property: string): readonly Element[] =>
  (element[property] as readonly Element[] | undefined) ?? [];

/** The process that a file holds: a file of ours has one. */
export const processesOf = (definitions: Element): readonly Element[] =>
  listOf(definitions, 'rootElements').filter((each) => each.$type === 'bpmn:Process');

export const flowElementsOf = (scope: Element): readonly Element[] => listOf(scope, 'flowElements');

export const isFlow = (element: Element): boolean => element.$type === 'bpmn:SequenceFlow';

const isScope = (element: Element): boolean => listOf(element, 'flowElements').length > 0;

/** What stands directly in a scope and is activated: no flows, no data. */
export const nodesOf = (scope: Element): readonly Element[] =>
  flowElementsOf(scope).filter((each) => !isFlow(each) && !each.$type.startsWith('bpmn:Data'));

/** The process and every sub-process in it, the outer before the inner. */
export function scopesOf(definitions: Element): readonly Element[] {
  const below = (scope: Element): Element[] => [scope, ...nodesOf(scope).filter(isScope).flatMap(below)];
  return processesOf(definitions).flatMap(below);
}

/** Every node at any depth. */
export const allNodesOf = (definitions: Element): readonly Element[] => scopesOf(definitions).flatMap(nodesOf);

/** Every element at any depth, flows too. */
export const allElementsOf = (definitions: Element): readonly Element[] =>
  scopesOf(definitions).flatMap(flowElementsOf);

export const sourceOf = (flow: Element): Element => flow.sourceRef as Element;
export const targetOf = (flow: Element): Element => flow.targetRef as Element;

/** The flows that leave a node, read from the scope and not from the node's own list (which a hand may have left out). */
export const flowsFrom = (scope: Element, node: Element): readonly Element[] =>
  flowElementsOf(scope).filter((each) => isFlow(each) && sourceOf(each) === node);

export const flowsTo = (scope: Element, node: Element): readonly Element[] =>
  flowElementsOf(scope).filter((each) => isFlow(each) && targetOf(each) === node);

/** The extension of this type, such as `zeebe:TaskDefinition`. */
export function extensionOf(element: Element, type: string): Element | undefined {
  const holder = element.extensionElements as Element | undefined;
  return holder && listOf(holder, 'values').find((each) => each.$type === type);
}

/** The type of the job that a worker takes from this element. */
export const jobTypeOf = (element: Element): string | undefined =>
  extensionOf(element, 'zeebe:TaskDefinition')?.type as string | undefined;

/** The values of the headers of an element by their keys. */
export const headersOf = (element: Element): ReadonlyMap<string, string> =>
  new Map(
    listOf(extensionOf(element, 'zeebe:TaskHeaders') ?? { $type: '' }, 'values').map((each) => [
      each.key as string,
      each.value as string,
    ]),
  );

/** The mappings of an element into it or out of it. */
export const mappingsOf = (element: Element, direction: 'input' | 'output'): readonly Element[] =>
  listOf(extensionOf(element, 'zeebe:IoMapping') ?? { $type: '' }, `${direction}Parameters`);

export const eventDefinitionsOf = (element: Element): readonly Element[] => listOf(element, 'eventDefinitions');

export const hasEvent = (element: Element, type: string): boolean =>
  eventDefinitionsOf(element).some((each) => each.$type === type);

export const isEventSubProcess = (element: Element): boolean =>
  element.$type === 'bpmn:SubProcess' && element.triggeredByEvent === true;

export const startsOf = (scope: Element): readonly Element[] =>
  nodesOf(scope).filter((each) => each.$type === 'bpmn:StartEvent');

/** Event sub-processes directly in this scope. */
export const handlersOf = (scope: Element, kind: 'any' | 'interrupting' | 'non-interrupting'): readonly Element[] =>
  nodesOf(scope)
    .filter(isEventSubProcess)
    .filter(
      (each) =>
        kind === 'any' ||
        startsOf(each).some((start) => (start.isInterrupting !== false) === (kind === 'interrupting')),
    );

/** How an element is called in a message to a person: its name with its id. */
export const called = (element: Element): string =>
  element.name ? `"${element.name}" (${element.id})` : `${element.id}`;
