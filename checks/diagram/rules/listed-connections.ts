import { type Element, flowsFrom, flowsTo, nodesOf, scopesOf } from '../element.ts';
import type { Rule } from '../finding.ts';

const listed = (node: Element, property: 'incoming' | 'outgoing'): number =>
  ((node[property] as readonly unknown[] | undefined) ?? []).length;

/** Zeebe counts the `<incoming>` and `<outgoing>` children of boundary events and event-based gateways, and refuses without. */
export const listedConnections: Rule = {
  name: 'listed-connections',
  check: (definitions) =>
    scopesOf(definitions).flatMap((scope) =>
      nodesOf(scope)
        .filter(
          (node) =>
            listed(node, 'incoming') !== flowsTo(scope, node).length ||
            listed(node, 'outgoing') !== flowsFrom(scope, node).length,
        )
        .map((at) => ({ at, text: 'expected every flow of this element in its incoming and outgoing children' })),
    ),
};
