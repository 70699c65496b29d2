import type { Node } from '../moddle.ts';
import type { Report } from '../report.ts';

/** Looks at one element (or at the process itself) and reports what it finds wrong. */
export type Rule = (report: Report, node: Node) => void;

export const isScope = (node: Node): boolean => node.$type === 'bpmn:Process' || node.$type === 'bpmn:SubProcess';

export const isEventSubProcess = (node: Node | undefined): boolean =>
  node?.$type === 'bpmn:SubProcess' && node.triggeredByEvent === true;

export const childrenOf = (scope: Node, type: string): Node[] =>
  (scope.flowElements ?? []).filter(({ $type }) => $type === type);

/** The values that occur more than once. */
export const repeated = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value, at): value is string => value !== undefined && values.indexOf(value) !== at)),
];
