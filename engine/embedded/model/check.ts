import { flowElements, type Node } from './moddle.ts';
import type { Report } from './report.ts';
import { rules } from './rules/index.ts';
import { isSilent, typeOf } from './types-of.ts';

/** Looks at every element of a process: is it one we run, and does every rule hold? */
export function check(report: Report, process: Node): void {
  for (const node of [process, ...flowElements(process)]) {
    if (node !== process && node.$type !== 'bpmn:SequenceFlow' && !isSilent(node) && !typeOf(node))
      report.error('not-run', node, `this engine does not run elements of type ${node.$type.replace('bpmn:', '')}`);
    for (const rule of rules) rule(report, node);
  }
}
