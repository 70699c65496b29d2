import type { Binding } from '../library.ts';
import { extension, type Node } from './moddle.ts';
import type { Element } from './model.ts';
import type { Report } from './report.ts';

/** How a call, a decision or a form names the version that is meant. */
export function bindingOf(report: Report, node: Node, { bindingType, versionTag }: Node): Binding {
  if (bindingType === 'deployment') return { by: 'deployment' };
  if (bindingType !== 'versionTag') return { by: 'latest' };
  if (!versionTag) report.error('version-tag', node, 'expected a version tag to bind by but there is none');
  return { by: 'versionTag', tag: versionTag ?? '' };
}

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
