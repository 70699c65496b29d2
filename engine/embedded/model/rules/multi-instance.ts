import { isEventSubProcess, type Rule } from './rule.ts';

/** An activity may run once for each item; Zeebe passes over other loops, and never triggers an event sub-process that has one. */
export const multiInstance: Rule = (report, node) => {
  if (!node.loopCharacteristics) return;
  if (node.loopCharacteristics.$type !== 'bpmn:MultiInstanceLoopCharacteristics')
    report.error('not-run', node, 'this engine does not run loop activities other than multi-instance');
  if (isEventSubProcess(node))
    report.error('not-run', node, 'this engine does not run event sub-processes as multi-instance');
};
