import { compile, evaluate } from '../../../../rules/feel/index.ts';
import type { Rule } from './rule.ts';

/** What a text gives without any variable; an expression that FEEL refuses is found elsewhere. */
function constant(text: string): unknown {
  if (!text.startsWith('=')) return text;
  try {
    const result = evaluate(compile(text.slice(1)), {}, '1970-01-01T00:00:00.000Z');
    return 'value' in result ? result.value : null;
  } catch {
    return '';
  }
}

/** The starts of a process see no variables: what they wait for must be known beforehand. */
export const processStarts: Rule = (report, node) => {
  if (node.$type !== 'bpmn:StartEvent' || node.$parent?.$type !== 'bpmn:Process') return;
  const [definition] = node.eventDefinitions ?? [];
  for (const what of ['message', 'signal']) {
    const name = definition?.[`${what}Ref`]?.name;
    if (name && typeof constant(name) !== 'string')
      report.error('start-constant', node, `expected the ${what} '${name}' to have a name that needs no variable`);
  }
  for (const part of ['timeDate', 'timeDuration', 'timeCycle']) {
    const text: string | undefined = definition?.[part]?.body?.trim();
    if (text && constant(text) === null)
      report.error('start-constant', node, `expected the timer '${text}' to need no variable`);
  }
};
