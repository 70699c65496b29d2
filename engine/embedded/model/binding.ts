import type { Node } from './moddle.ts';
import type { Report } from './report.ts';

/** Which version of a process or decision is meant. */
export type Binding = { by: 'latest' } | { by: 'deployment' } | { by: 'versionTag'; tag: string };

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
