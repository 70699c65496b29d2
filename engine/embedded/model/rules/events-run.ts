import { eventOf, runs, typeOf } from '../types-of.ts';
import type { Rule } from './rule.ts';

/** An event of a kind that this engine does not run at this place, or of more than one kind. */
export const eventsRun: Rule = (report, node) => {
  const type = typeOf(node);
  const kinds = type && runs[type];
  if (!type || !kinds) return;
  if ((node.eventDefinitions ?? []).length > 1)
    report.error('one-event', node, 'expected at most one event definition');
  const event = eventOf(node);
  const needsOne = type === 'boundary-event' || type === 'intermediate-catch-event';
  if (event === 'none' && needsOne)
    report.error('one-event', node, 'expected exactly one event definition but there is none');
  else if (event === 'unknown' || !kinds.has(event)) {
    const kind = node.eventDefinitions?.[0]?.$type.replace(/^bpmn:|EventDefinition$/g, '') ?? 'none';
    report.error(
      'not-run',
      node,
      `this engine does not run ${type.replaceAll('-', ' ')}s of kind ${kind.toLowerCase()}`,
    );
  }
};
