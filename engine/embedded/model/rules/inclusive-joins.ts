import type { Node } from '../moddle.ts';
import { childrenOf, type Rule } from './rule.ts';

const boundariesAt = (node: Node): Node[] =>
  childrenOf(node.$parent!, 'bpmn:BoundaryEvent').filter(({ attachedToRef }) => attachedToRef === node);
const targetsOf = (node: Node): Node[] => (node.outgoing ?? []).flatMap(({ targetRef }) => targetRef ?? []);
const linkOf = (node: Node): string | undefined => node.eventDefinitions?.[0]?.name;

/** Where a token that stands here may go next. */
function exits(node: Node): Node[] {
  if (node.$type === 'bpmn:IntermediateThrowEvent' && linkOf(node))
    return childrenOf(node.$parent!, 'bpmn:IntermediateCatchEvent').filter((each) => linkOf(each) === linkOf(node));
  return [...targetsOf(node), ...boundariesAt(node)];
}

/** All that can be reached without passing the join. */
function reachable(from: Node, join: Node): Set<Node> {
  const seen = new Set<Node>();
  const open = [from];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node !== join) open.push(...exits(node));
  }
  return seen;
}

/** One token that may go one way or another: gateways that choose, and activities that an event may end. */
const chooses = (node: Node): boolean =>
  /^bpmn:(Exclusive|EventBased)Gateway$/.test(node.$type) ||
  boundariesAt(node).some(({ cancelActivity }) => cancelActivity !== false);
const forks = (node: Node): boolean => /^bpmn:(Parallel|Inclusive)Gateway$/.test(node.$type);

/**
 * An inclusive join looks who else may come only when a token arrives: when the last one then goes elsewhere, the join waits for ever,
 * without an incident (seen on 8.8.0).
 */
export const inclusiveJoins: Rule = (report, node) => {
  if (node.$type !== 'bpmn:InclusiveGateway' || (node.incoming?.length ?? 0) < 2) return;
  const leads = (from: Node): boolean => reachable(from, node).has(node);
  const all: Node[] = (node.$parent!.flowElements ?? []).filter((each) => each !== node && leads(each));
  const begun = all.filter((each) => forks(each) && targetsOf(each).filter(leads).length > 1);
  for (const choice of all.filter((each) => chooses(each) && !exits(each).every(leads)))
    if (begun.some((fork) => fork !== choice && reachable(fork, node).has(choice)))
      report.warning(
        'inclusive-join',
        node,
        `expected all that is on its way to come to this join but '${choice.id}' may lead elsewhere: then the join waits for ever`,
      );
};
