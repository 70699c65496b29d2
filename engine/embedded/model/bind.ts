import type { Binding } from './binding.ts';
import type { Node } from './moddle.ts';
import type { Report } from './report.ts';

/** How a call, a decision or a form names the version that is meant. */
export function bindingOf(report: Report, node: Node, { bindingType, versionTag }: Node): Binding {
  if (bindingType === 'deployment') return { by: 'deployment' };
  if (bindingType !== 'versionTag') {
    if (bindingType && bindingType !== 'latest')
      report.error(
        'binding',
        node,
        `expected to bind by deployment, latest or versionTag but it is by '${bindingType}'`,
      );
    return { by: 'latest' };
  }
  if (!versionTag) report.error('version-tag', node, 'expected a version tag to bind by but there is none');
  return { by: 'versionTag', tag: versionTag ?? '' };
}
