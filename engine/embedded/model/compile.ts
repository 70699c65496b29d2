import type { Finding } from '../../port.ts';
import { wrapAdHocs } from './ad-hoc.ts';
import { check } from './check.ts';
import { elementOf } from './element.ts';
import { listenersOf } from './listeners.ts';
import { wrapLoops } from './loop.ts';
import { associationsOf, extension, flowElements, type Node, parse } from './moddle.ts';
import type { Element, Flow, Model } from './model.ts';
import { Report } from './report.ts';
import { typeOf } from './types-of.ts';

export interface Compiled {
  /** One for each executable process; empty when there are errors. */
  models: Model[];
  findings: Finding[];
}

/** A BPMN file -> its models, or the reasons why not: every one of them, each at its element. */
export async function compile(resource: { name: string; content: string }): Promise<Compiled> {
  const report = new Report(resource.name);
  const definitions = await definitionsOf(report, resource.content);
  const models: Model[] = [];
  for (const process of executable(report, definitions)) {
    check(report, process);
    models.push(modelOf(report, process));
  }
  const refused = report.findings.some(({ severity }) => severity === 'error');
  return { models: refused ? [] : models, findings: report.findings };
}

async function definitionsOf(report: Report, xml: string): Promise<Node | undefined> {
  try {
    const { definitions, warnings } = await parse(xml);
    for (const warning of warnings) report.error('xml', undefined, warning);
    return definitions;
  } catch (error) {
    report.error('xml', undefined, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function executable(report: Report, definitions: Node | undefined): Node[] {
  if (!definitions) return [];
  const processes = (definitions.rootElements ?? []).filter(
    (node) => node.$type === 'bpmn:Process' && node.isExecutable,
  );
  if (processes.length === 0)
    report.error('executable', definitions, 'expected an executable process but there is none');
  return processes;
}

function modelOf(report: Report, process: Node): Model {
  const elements: { [id: string]: Element } = Object.create(null) as { [id: string]: Element };
  elements[process.id!] = {
    id: process.id!,
    type: 'process',
    scope: null,
    incoming: 0,
    outgoing: [],
    inputs: [],
    outputs: [],
    catches: [],
    ...listenersOf(report, process),
  };
  const nodes = [...flowElements(process)];
  for (const node of nodes) {
    const type = typeOf(node);
    if (type) elements[node.id!] = elementOf(report, node, type, node.$parent!);
  }
  for (const node of nodes) if (node.$type === 'bpmn:SequenceFlow') connect(report, elements, node);
  for (const element of Object.values(elements)) listen(elements, element);
  attach(elements, nodes);
  link(elements);
  wrapAdHocs(elements);
  wrapLoops(elements);
  undo(elements, [process, ...nodes]);
  const versionTag = extension(process, 'VersionTag')?.value as string | undefined;
  return {
    process: process.id!,
    ...(process.name && { name: process.name }),
    ...(versionTag && { versionTag }),
    elements,
  };
}

/** Flows are kept last-written first, as the tokens go. */
function connect(report: Report, elements: { [id: string]: Element }, node: Node): void {
  const source = elements[node.sourceRef?.id];
  const target = elements[node.targetRef?.id];
  if (!source || !target) return;
  const flow: Flow = { id: node.id!, source: source.id, target: target.id };
  const condition = node.conditionExpression?.body as string | undefined;
  if (condition !== undefined && source.default !== flow.id)
    flow.condition = report.feel(node, condition.trim(), 'condition');
  source.outgoing.unshift(flow);
  target.incoming += 1;
  if (source.type === 'event-based-gateway') {
    target.afterEventGateway = true;
    source.catches.unshift(target.id);
  }
}

/** Start events of scopes, and what scopes hear through the event sub-processes in them. */
function listen(elements: { [id: string]: Element }, element: Element): void {
  if (element.type !== 'start-event') return;
  const scope = elements[element.scope!];
  if (!scope) return;
  scope.starts =
    element.event === 'none' ? [element.id, ...(scope.starts ?? [])] : [...(scope.starts ?? []), element.id];
  if (scope.type === 'event-sub-process') elements[scope.scope!]?.catches.push(element.id);
}

/** Boundary events come after the event sub-processes inside: of two equal catches the inside wins. */
function attach(elements: { [id: string]: Element }, nodes: Node[]): void {
  for (const node of nodes)
    if (node.$type === 'bpmn:BoundaryEvent') elements[node.attachedToRef?.id]?.catches.push(node.id!);
}

/** A link leads from its throws to the one catch of its name in the same scope. */
function link(elements: { [id: string]: Element }): void {
  const all = Object.values(elements).filter(({ event }) => event === 'link');
  const catches = all.filter(({ type }) => type === 'intermediate-catch-event');
  for (const each of all) {
    const found = catches.find((other) => other.link === each.link && other.scope === each.scope);
    if (found && each.type === 'intermediate-throw-event') each.linksTo = found.id;
  }
}

/** Associations lead from compensation events to handlers: so an activity knows how it is undone. */
function undo(elements: { [id: string]: Element }, nodes: Node[]): void {
  for (const { sourceRef, targetRef } of nodes.flatMap(associationsOf)) {
    const event = elements[sourceRef?.id];
    const activity = elements[sourceRef?.attachedToRef?.id];
    if (event?.event === 'compensation' && activity && targetRef)
      activity.undo = { event: event.id, handler: targetRef.id };
  }
}
