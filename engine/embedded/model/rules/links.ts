import { flowElements, type Node } from '../moddle.ts';
import { type Rule, repeated } from './rule.ts';

const linkOf = (node: Node): string | undefined => {
  const definition = node.eventDefinitions?.find(({ $type }) => $type === 'bpmn:LinkEventDefinition');
  return definition && (definition.name ?? '');
};

/** A link has a name, one catch in its process, and that in the scope of its throws; flows lead to throws and from catches only. */
export const links: Rule = (report, node) => {
  if (node.$type !== 'bpmn:Process') return;
  const all = [...flowElements(node)].filter((each) => linkOf(each) !== undefined);
  const throws = all.filter(({ $type }) => $type === 'bpmn:IntermediateThrowEvent');
  const catches = all.filter(({ $type }) => $type === 'bpmn:IntermediateCatchEvent');
  for (const each of all) if (linkOf(each) === '') report.error('link-name', each, 'expected a link with a name');
  for (const name of repeated(catches.map(linkOf)))
    report.error('duplicate', node, `expected one catch of the link '${name}' but there are more`);
  for (const each of throws) {
    if (!catches.some((other) => linkOf(other) === linkOf(each) && other.$parent === each.$parent))
      report.error(
        'link-catch',
        each,
        `expected a catch of the link '${linkOf(each)}' in the same scope but there is none`,
      );
    if (each.outgoing?.length)
      report.error('link-flow', each, 'expected no flow out of the throw of a link: it is never taken');
  }
  for (const each of catches)
    if (each.incoming?.length) report.error('link-flow', each, 'expected no flow into the catch of a link');
};
