import { type Rule, repeated } from './rule.ts';

const single = new Set([
  'zeebe:AssignmentDefinition',
  'zeebe:CalledDecision',
  'zeebe:FormDefinition',
  'zeebe:IoMapping',
  'zeebe:PriorityDefinition',
  'zeebe:Script',
  'zeebe:TaskDefinition',
  'zeebe:TaskHeaders',
  'zeebe:TaskListeners',
  'zeebe:TaskSchedule',
]);

/** Extension elements that may be there once: of two, nobody could say which is meant. */
export const extensions: Rule = (report, node) => {
  const types = (node.extensionElements?.values ?? []).map(({ $type }) => $type).filter((type) => single.has(type));
  for (const type of repeated(types)) report.error('duplicate', node, `expected one ${type} but there are more`);
};
