import { bindingOf } from './bind.ts';
import { extension, type Node } from './moddle.ts';
import type { Element } from './model.ts';
import { jobOf } from './parts.ts';
import type { Report } from './report.ts';

/** The process that a call activity calls. All variables go there and come back unless the diagram says otherwise. */
export function callOf(report: Report, node: Node): Pick<Element, 'call'> {
  const called = extension(node, 'CalledElement');
  if (!called?.processId) {
    report.error('called-element', node, 'expected a called element with a process id but there is none');
    return {};
  }
  return {
    call: {
      process: report.expression(node, called.processId),
      binding: bindingOf(report, node, called),
      givesAll: called.propagateAllParentVariables !== false,
      takesAll: called.propagateAllChildVariables !== false,
    },
  };
}

/** A business rule task calls a decision or leaves it to a worker, one of the two. */
export function decisionOf(report: Report, node: Node): Pick<Element, 'decision' | 'job'> {
  const called = extension(node, 'CalledDecision');
  const { job } = jobOf(report, node);
  if (!called === !job) {
    report.error('decision', node, 'expected either a called decision or a task definition');
    return {};
  }
  if (!called) return { job: job! };
  const { decisionId, resultVariable } = called;
  if (!decisionId) report.error('decision', node, 'expected the id of the called decision but there is none');
  if (!resultVariable) report.error('decision', node, 'expected a result variable but there is none');
  return {
    decision: {
      id: report.expression(node, decisionId ?? ''),
      binding: bindingOf(report, node, called),
      result: resultVariable ?? '',
    },
  };
}
