import { allNodesOf, type Element, extensionOf } from '../element.ts';
import { atLeast, type Complaint, type Rule, type Target } from '../finding.ts';

const callOf = (node: Element): Element | undefined =>
  extensionOf(node, 'zeebe:CalledElement') ?? extensionOf(node, 'zeebe:CalledDecision');

function complaintsAbout(at: Element, target: Target): Complaint[] {
  const call = callOf(at);
  if (!call) return at.$type === 'bpmn:CallActivity' ? [{ at, text: 'expected the process to call' }] : [];
  if (!atLeast(target, '8.6'))
    return [{ at, text: 'expected no called process or decision for a target before 8.6, which knows only latest' }];
  return call.bindingType === 'deployment' ? [] : [{ at, text: 'expected the binding deployment' }];
}

/** A running case never changes by somebody's deployment, so nothing binds to the latest version. */
export const boundCalls: Rule = {
  name: 'bound-calls',
  check: (definitions, target) => allNodesOf(definitions).flatMap((node) => complaintsAbout(node, target)),
};
