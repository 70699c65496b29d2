import {
  allNodesOf,
  type Element,
  eventDefinitionsOf,
  isEventSubProcess,
  jobTypeOf,
  mappingsOf,
  startsOf,
} from '../diagram/element.ts';
import { type Agreement, findingsAt, namesIn } from './agreement.ts';

/** The variables with which every run begins. */
const given = ['caseId', 'runId'];

const errorCodesOf = (event: Element): string[] =>
  eventDefinitionsOf(event).flatMap((each) => {
    const code = (each.errorRef as Element | undefined)?.errorCode;
    return typeof code === 'string' ? [code] : [];
  });

const catchesAll = (event: Element): boolean =>
  eventDefinitionsOf(event).some((each) => each.$type === 'bpmn:ErrorEventDefinition' && !each.errorRef);

/** The events that would catch an error of this node: its own boundary events, and those of the scopes around it. */
function catchersOf(node: Element, nodes: readonly Element[]): Element[] {
  const own = nodes.filter((each) => each.attachedToRef === node);
  const scope = node.$parent;
  if (!scope?.flowElements) return own;
  const handlers = nodes.filter((each) => each.$parent === scope && isEventSubProcess(each)).flatMap(startsOf);
  return [...own, ...handlers, ...catchersOf(scope, nodes)];
}

/** Every job finds its worker, gets what it asks for, gives what is taken from it, and its errors are caught. */
export const withWorkers: Agreement = ({ diagrams }, workers) =>
  diagrams.flatMap(({ name, definitions }) => {
    const { error, warning } = findingsAt(name);
    const nodes = allNodesOf(definitions);
    const made = nodes.flatMap((node) =>
      (['input', 'output'] as const).flatMap((way) => mappingsOf(node, way).map((each) => String(each.target))),
    );
    return nodes.flatMap((node) => {
      const type = jobTypeOf(node);
      if (type === undefined || type.startsWith('=')) return [];
      const worker = workers.get(type);
      if (!worker)
        return [error('worker-missing', `expected a worker of the product but got the job type ${type}`, node.id)];
      const catchers = catchersOf(node, nodes);
      const taken = mappingsOf(node, 'output').flatMap((each) => namesIn(String(each.source ?? '')));
      const caught = nodes.filter((each) => each.attachedToRef === node).flatMap(errorCodesOf);
      return [
        ...worker.raises
          .filter((code) => !catchers.some((each) => catchesAll(each) || errorCodesOf(each).includes(code)))
          .map((code) =>
            error('error-uncaught', `expected a catch of the error ${code}, which ${type} raises`, node.id),
          ),
        ...caught
          .filter((code) => !worker.raises.includes(code))
          .map((code) =>
            warning('error-never-raised', `waits for the error ${code}, which ${type} never raises`, node.id),
          ),
        ...taken
          .filter((each) => !worker.output.includes(each))
          .map((each) => error('output-unknown', `takes ${each}, which ${type} does not give`, node.id)),
        ...(mappingsOf(node, 'output').length === 0 && worker.output.length > 0
          ? [
              error(
                'output-unnamed',
                `expected output mappings: without one all of ${worker.output.join(', ')} become variables`,
                node.id,
              ),
            ]
          : []),
        ...worker.input
          .filter((each) => !given.includes(each) && !made.includes(each))
          .map((each) =>
            error('input-missing', `${type} asks for ${each}, which nothing in the diagram makes`, node.id),
          ),
      ];
    });
  });
