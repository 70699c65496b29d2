import { allNodesOf, flowsFrom, nodesOf, scopesOf } from '../element.ts';
import type { Rule } from '../finding.ts';

/** What stands in the diagram is read aloud in meetings: every node has a name, and every way out of a choice too. */
export const namesInWords: Rule = {
  name: 'names-in-words',
  check: (definitions) => [
    ...allNodesOf(definitions)
      .filter((node) => !node.name?.trim())
      .map((at) => ({ at, text: 'expected a name in words' })),
    ...scopesOf(definitions).flatMap((scope) =>
      nodesOf(scope)
        .filter((node) => node.$type === 'bpmn:ExclusiveGateway' || node.$type === 'bpmn:InclusiveGateway')
        .map((gateway) => flowsFrom(scope, gateway))
        .filter((ways) => ways.length > 1)
        .flat()
        .filter((way) => !way.name?.trim())
        .map((at) => ({ at, text: 'expected the answer that leads this way' })),
    ),
  ],
};
