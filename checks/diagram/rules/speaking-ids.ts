import { allNodesOf } from '../element.ts';
import type { Rule } from '../finding.ts';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const generated = /^(activity|event|gateway|task|flow)-?[a-z0-9]{7}$/i;

/** Texts, forms, history and the message to a person all name elements by id, so an id must speak and stay. */
export const speakingIds: Rule = {
  name: 'speaking-ids',
  check: (definitions) =>
    allNodesOf(definitions)
      .filter((node) => !kebab.test(node.id ?? '') || generated.test(node.id ?? ''))
      .map((at) => ({ at, text: `expected an id of lower-case words joined by hyphens but got ${at.id}` })),
};
